#include "sandbox/outcome.h"

#include <csignal>

#include "base/files.h"
#include "wire/process.h"

namespace recto::sandbox {
namespace {

using model::Outcome;

struct Verdict {
  Outcome outcome;
  ErrorKind kind;
  std::string why;
};

Outcome outcome_of(ErrorKind kind) {
  if (kind == ErrorKind::limit) return Outcome::limit;
  if (kind == ErrorKind::timeout) return Outcome::timeout;
  return Outcome::failed;
}

std::string seconds(std::chrono::milliseconds time) {
  const auto tenths = (time.count() + 50) / 100;
  return std::to_string(tenths / 10) + (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10)) + " s";
}

Verdict of_faults(const Heard& heard) {
  if (!heard.fault) return {Outcome::stored, ErrorKind::io, ""};
  const wire::Fault& fault = *heard.fault;
  const std::string page = fault.page == 0 ? "" : "page " + std::to_string(fault.page) + ": ";
  const std::string more = heard.faults > 1 ? " (and " + std::to_string(heard.faults - 1) + " more)" : "";
  return {heard.pages > 0 ? Outcome::partial : outcome_of(fault.kind), fault.kind, page + fault.sentence + more};
}

Verdict of_signal(const Exit& exit, const ProcessLimits& limits) {
  switch (exit.signal) {
    case SIGSYS:
      return {Outcome::failed, ErrorKind::denied, "the reader tried something forbidden and was stopped"};
    case SIGXCPU:
      return {Outcome::timeout, ErrorKind::timeout,
              "reading took more than " + std::to_string(limits.cpu_seconds) + " s of processor time"};
    case SIGKILL:
      return {Outcome::limit, ErrorKind::limit,
              "the system ended the reader: it wanted too much memory or processor time"};
    default:
      return {
          Outcome::failed, ErrorKind::corrupt,
          "the reader crashed (signal " + std::to_string(exit.signal) + "): the file may be broken or made to harm"};
  }
}

Verdict of_cut(const Exit& exit, const ProcessLimits& limits) {
  if (exit.signal != 0) return of_signal(exit, limits);
  if (exit.code == wire::kExitNoWalls) {
    return {Outcome::failed, ErrorKind::denied, "the reader could not put up its inner walls"};
  }
  return {Outcome::failed, ErrorKind::corrupt,
          "the reader ended before its answer was whole (exit code " + std::to_string(exit.code) + ")"};
}

Verdict verdict_of(const Heard& heard, const Exit& exit, const ProcessLimits& limits) {
  switch (heard.close) {
    case Close::done:
      return of_faults(heard);
    case Close::refused:
      return {Outcome::refused, heard.refused->kind, heard.refused->sentence};
    case Close::out_of_time:
      return {Outcome::timeout, ErrorKind::timeout, "reading was not finished within " + seconds(limits.wall)};
    case Close::deserted:
      return {Outcome::timeout, ErrorKind::timeout, "the reader closed its answer before it was whole and did not end"};
    case Close::over_limit:
      return {Outcome::limit, ErrorKind::limit, heard.error->sentence()};
    case Close::invalid:
      return {Outcome::failed, ErrorKind::corrupt, "the reader's answer was not valid: " + heard.error->sentence()};
    case Close::cut:
      break;
  }
  return of_cut(exit, limits);
}

}  // namespace

JobReport report_of(const Heard& heard, const Exit& exit, const ProcessLimits& limits) {
  const Verdict verdict = verdict_of(heard, exit, limits);
  JobReport report;
  report.outcome = verdict.outcome;
  report.kind = verdict.kind;
  report.why = printable(verdict.why);
  report.reader = heard.reader;
  report.pages = heard.pages;
  report.faults = heard.faults;
  report.untrusted_diagnostics = heard.untrusted_diagnostics;
  report.to_hello = heard.to_hello;
  return report;
}

}  // namespace recto::sandbox
