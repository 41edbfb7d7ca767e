#pragma once
// What a reader does that a file has taken over. A behaviour that is held back returns, and the answer ends as if nothing were; one that
// gets what it wanted says "breach: …" as the text of its page.

#include <functional>
#include <map>
#include <string>

#include "readers/harness/reader.h"

namespace recto::hostile {

struct Attempt {
  std::string argument;  ///< what follows the colon in the file's name
  harness::Answer& answer;
};

/// An empty string: held back.
using Behaviour = std::function<std::string(const Attempt&)>;

/// By name: tries at the system …
const std::map<std::string, Behaviour>& behaviours();
/// … and at the host, by what is said and how.
const std::map<std::string, Behaviour>& lies();
/// … and at the host as a reader of lists.
const std::map<std::string, Behaviour>& lying_lists();

/// Does what the request's file name says ("connect-tcp:4711"), then answers one page.
class HostileReader : public harness::Reader {
 public:
  std::string name() const override { return "hostile/1 none 0"; }
  Result<void> read(const wire::Request& request, harness::Source& source, harness::Answer& answer) override;
  /// Does what its file name says of lying_lists(), then ends the answer.
  Result<void> table(const wire::Request& request, harness::Source& source, harness::Answer& answer) override;
  Result<void> recognise(const wire::Request& request, const harness::GreyInput& grey,
                         harness::Answer& answer) override;
};

}  // namespace recto::hostile
