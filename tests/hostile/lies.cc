#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <limits>

#include "tests/hostile/behaviours.h"
#include "wire/codec.h"

namespace recto::hostile {
namespace {

void say(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(1, bytes.data(), bytes.size());
    if (written <= 0) ::_exit(1);
    bytes.remove_prefix(static_cast<size_t>(written));
  }
}

void say(const wire::Message& message) { say(wire::encode(message)); }

void describe(uint32_t pages) { say(wire::Document{"hostile", U"", pages}); }

wire::PageRead page_of(uint32_t number, std::u32string text = U"abc") {
  wire::PageRead read;
  read.page.number = PageNumber(number);
  read.page.text = std::move(text);
  return read;
}

[[noreturn]] void sleep_for_ever() {
  for (;;) ::sleep(1'000);
}

std::string endless_output(const Attempt&) {
  describe(0);
  const std::u32string text(100'000, U'x');
  for (uint32_t number = 1;; ++number) say(page_of(number, text));
}

std::string endless_same_page(const Attempt&) {
  describe(0);
  for (;;) say(page_of(1));
}

std::string endless_diagnostics(const Attempt&) {
  const std::string line(65'536, 'x');
  for (;;) {
    if (::write(2, line.data(), line.size()) < 0) ::_exit(1);
  }
}

std::string silence(const Attempt&) { sleep_for_ever(); }

std::string spin(const Attempt&) {
  for (;;) asm volatile("");
}

std::string drip(const Attempt&) {
  const std::string frame = wire::encode(wire::Message(wire::Document{"hostile", U"slow", 1}));
  for (const char byte : frame) {
    say(std::string_view(&byte, 1));
    ::usleep(200'000);
  }
  sleep_for_ever();
}

std::string giant_length(const Attempt&) {
  say(std::string("\x12\xff\xff\xff\xff", 5));
  sleep_for_ever();
}

std::string unknown_tag(const Attempt&) {
  say(std::string("\x7f\x04\x00\x00\x00hey!", 9));
  sleep_for_ever();
}

std::string close_output(const Attempt&) {
  ::close(1);
  sleep_for_ever();
}

std::string lie_in_counts(const Attempt&) {
  describe(1);
  say(page_of(1));
  say(wire::Done{7, 0});
  sleep_for_ever();
}

std::string skip_pages(const Attempt&) {
  describe(3);
  say(page_of(1));
  say(page_of(3));
  say(wire::Done{2, 0});
  sleep_for_ever();
}

std::string say_after_end(const Attempt&) {
  describe(1);
  say(page_of(1));
  say(wire::Done{1, 0});
  say(page_of(2));
  sleep_for_ever();
}

std::string outlive_end(const Attempt&) {
  describe(1);
  say(page_of(1));
  say(wire::Done{1, 0});
  for (int one = 1; one < 32; ++one) ::signal(one, SIG_IGN);
  sleep_for_ever();
}

std::string word_outside(const Attempt&) {
  describe(1);
  wire::PageRead read = page_of(1);
  read.page.words = {{CharOffset(1), CharOffset(std::numeric_limits<uint32_t>::max()), {}, 1}};
  say(read);
  sleep_for_ever();
}

std::string box_of_nan(const Attempt&) {
  describe(1);
  wire::PageRead read = page_of(1);
  read.page.words = {{CharOffset(0), CharOffset(3), {NAN, 0, 1, 1}, 1}};
  say(read);
  sleep_for_ever();
}

std::string unasked_picture(const Attempt&) {
  say(wire::Picture{PageNumber(1), Pixels(1), Pixels(1), "<script>"});
  sleep_for_ever();
}

std::string exit_silently(const Attempt&) { ::_exit(0); }

std::string exit_midway(const Attempt&) {
  describe(5);
  say(page_of(1));
  ::_exit(0);
}

std::string crash(const Attempt&) {
  void* forbidden = ::mmap(nullptr, 4'096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  *static_cast<volatile int*>(forbidden) = 1;
  return {};
}

std::string give_up(const Attempt&) { std::abort(); }

int descend(volatile char* above) {
  std::array<volatile char, 4'096> here{};
  here[0] = *above;
  if (*above == 0) return 0;  // never
  return descend(here.data()) + here[1];
}

std::string overflow_stack(const Attempt&) {
  volatile char bottom = 1;
  return std::to_string(descend(&bottom));
}

std::string signal_storm(const Attempt&) {
  for (int one = 1; one < 32; ++one) ::signal(one, SIG_IGN);
  for (;;) ::syscall(SYS_tgkill, ::getpid(), ::gettid(), SIGTERM);
}

std::string stop_itself(const Attempt&) {
  ::syscall(SYS_tgkill, ::getpid(), ::gettid(), SIGSTOP);
  sleep_for_ever();
}

}  // namespace

const std::map<std::string, Behaviour>& lies() {
  static const std::map<std::string, Behaviour> all = {{"endless-output", endless_output},
                                                       {"endless-same-page", endless_same_page},
                                                       {"endless-diagnostics", endless_diagnostics},
                                                       {"silence", silence},
                                                       {"spin", spin},
                                                       {"drip", drip},
                                                       {"giant-length", giant_length},
                                                       {"unknown-tag", unknown_tag},
                                                       {"close-output", close_output},
                                                       {"lie-in-counts", lie_in_counts},
                                                       {"skip-pages", skip_pages},
                                                       {"say-after-end", say_after_end},
                                                       {"outlive-end", outlive_end},
                                                       {"word-outside", word_outside},
                                                       {"box-of-nan", box_of_nan},
                                                       {"unasked-picture", unasked_picture},
                                                       {"exit-silently", exit_silently},
                                                       {"exit-midway", exit_midway},
                                                       {"crash", crash},
                                                       {"give-up", give_up},
                                                       {"overflow-stack", overflow_stack},
                                                       {"signal-storm", signal_storm},
                                                       {"stop-itself", stop_itself}};
  return all;
}

}  // namespace recto::hostile
