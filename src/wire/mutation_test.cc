// S5: answers changed at random. Whatever comes, nothing crashes, nothing takes memory without bounds, and what is accepted is free of
// contradictions by a second look that shares no code with the first.

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cstdlib>
#include <random>

#include "wire/checker.h"
#include "wire/codec.h"
#include "wire/samples_for_test.h"

namespace recto::wire {
namespace {

constexpr int kMutants = 100'000;

uint32_t seed() {
  const char* given = std::getenv("RECTO_SEED");
  const auto value =
      given != nullptr ? static_cast<uint32_t>(std::strtoul(given, nullptr, 10)) : std::random_device{}();
  std::printf("seed: RECTO_SEED=%u\n", value);
  return value;
}

class Mutator {
 public:
  explicit Mutator(uint32_t seed) : random_(seed) {}
  size_t below(size_t n) { return std::uniform_int_distribution<size_t>(0, n - 1)(random_); }

  /// One to four changes of a stream of frames.
  std::string mutate(const std::vector<std::string>& frames) {
    std::vector<std::string> changed = frames;
    for (size_t changes = 1 + below(4); changes > 0; --changes) change(changed);
    std::string stream;
    for (const std::string& frame : changed) stream += frame;
    if (below(8) == 0) stream.resize(below(stream.size() + 1));
    return stream;
  }

 private:
  void change(std::vector<std::string>& frames) {
    if (frames.empty()) return;
    const size_t at = below(frames.size());
    std::string& frame = frames[at];
    switch (below(7)) {
      case 0:
        frame[below(frame.size())] ^= static_cast<char>(1U << below(8));
        break;
      case 1:
        frame[below(frame.size())] = static_cast<char>(below(256));
        break;
      case 2:
        overwrite_number(frame);
        break;
      case 3:
        frame.insert(below(frame.size() + 1), std::string(1 + below(9), static_cast<char>(below(256))));
        mend_length(frame);
        break;
      case 4:
        frame.erase(below(frame.size()), 1 + below(9));
        if (frame.empty()) frame = std::string(kFrameHead, '\0');
        mend_length(frame);
        break;
      case 5:
        std::swap(frame, frames[below(frames.size())]);
        break;
      default:
        if (below(2) == 0) {
          frames.insert(frames.begin() + static_cast<long>(at), std::string(frame));
        } else {
          frames.erase(frames.begin() + static_cast<long>(at));
        }
    }
  }
  /// Four bytes that a parser may trip over: sizes, signs, NaN, infinity.
  void overwrite_number(std::string& frame) {
    static constexpr uint32_t kNumbers[] = {0,          1,          2,          0x7FFFFFFF, 0x80000000, 0xFFFFFFFF,
                                            0x7FC00000, 0x7F800000, 0xFF800000, 0x3F800001, 200'000,    0x10000};
    const uint32_t number = kNumbers[below(std::size(kNumbers))];
    const size_t at = below(frame.size());
    for (size_t i = 0; i < 4 && at + i < frame.size(); ++i) frame[at + i] = static_cast<char>(number >> (8 * i));
  }
  void mend_length(std::string& frame) {
    if (frame.size() < kFrameHead || below(4) == 0) return;
    for (size_t i = 0; i < 4; ++i) frame[1 + i] = static_cast<char>((frame.size() - kFrameHead) >> (8 * i));
  }
  std::mt19937 random_;
};

/// Everything of an accepted answer. Empty: sound.
std::string contradiction_in(const std::vector<Message>& answer) {
  uint32_t pages = 0, faults = 0, last = 0;
  bool ended = false;
  for (size_t i = 0; i < answer.size(); ++i) {
    const Message& message = answer[i];
    if (ended) return "something after the end";
    if (std::holds_alternative<Hello>(message) != (i == 0)) return "Hello is not first";
    if (const auto* read = std::get_if<PageRead>(&message)) {
      const model::Page& page = read->page;
      ++pages;
      if (page.number.value <= last) return "pages do not ascend";
      last = page.number.value;
      uint64_t at = 0;
      for (const model::Word& word : page.words) {
        if (word.start.value < at || word.length.value < 1) return "words overlap";
        at = uint64_t{word.start.value} + word.length.value;
        const Box& box = word.box;
        if (!(box.x0 <= box.x1 && box.y0 <= box.y1 && box.x0 > -1e7F && box.x1 < 1e7F)) return "a box is no box";
        if (!(word.confidence >= 0.0F) || !(word.confidence <= 1.0F)) return "a confidence is none";
      }
      if (at > page.text.size()) return "a word is outside";
      for (const char32_t c : page.text) {
        if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) || c == 0x1B || c == 0) return "a character is none";
      }
      if (page.rotation != 0 && page.rotation != 90 && page.rotation != 180 && page.rotation != 270) return "rotation";
    } else if (const auto* fault = std::get_if<Fault>(&message)) {
      ++faults;
      if (fault->page != 0 && fault->page <= last) return "faults do not ascend";
      if (fault->page != 0) last = fault->page;
    } else if (const auto* done = std::get_if<Done>(&message)) {
      if (done->pages != pages || done->faults != faults) return "wrong counts";
      ended = true;
    } else if (std::holds_alternative<Refused>(message)) {
      ended = true;
    }
  }
  return ended ? "" : "no end";
}

/// The answer, if a host would accept it from first to last byte.
std::vector<Message> accepted(const std::string& stream, const Request& request) {
  Decoder decoder;
  AnswerChecker checker(request);
  std::vector<Message> answer;
  decoder.feed(stream);
  for (;;) {
    auto message = decoder.next();
    if (!message) return {};
    if (!*message) break;
    if (!checker.accept(**message)) return {};
    answer.push_back(std::move(**message));
  }
  if (decoder.pending() > 0 || !checker.finish()) return {};
  return answer;
}

TEST(Mutation, NoContradictionIsAccepted) {
  Mutator mutator(seed());
  const Request request;
  std::vector<std::string> frames;
  for (const Message& message : sample_answer()) frames.push_back(encode(message));
  int sound = 0;
  for (int i = 0; i < kMutants; ++i) {
    const std::vector<Message> answer = accepted(mutator.mutate(frames), request);
    if (answer.empty()) continue;
    ++sound;
    ASSERT_EQ(contradiction_in(answer), "") << "mutant " << i;
  }
  // Some changes are harmless (another letter, another coordinate): if none were, the test would test nothing.
  EXPECT_GT(sound, kMutants / 100);
  EXPECT_LT(sound, kMutants);
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::printf("%d of %d accepted, peak memory %ld MB\n", sound, kMutants, used.ru_maxrss / 1024);
}

/// The same look at a table.
std::string contradiction_in_table(const std::vector<Message>& answer) {
  uint32_t sheets = 0, last = 0;
  for (const Message& message : answer) {
    if (const auto* sheet = std::get_if<TableSheet>(&message)) {
      if (sheet->number != ++sheets) return "sheets are not in order";
      last = 0;
    }
    const auto* rows = std::get_if<TableRows>(&message);
    if (rows == nullptr) continue;
    if (sheets == 0) return "rows without a sheet";
    for (const model::TableRow& row : rows->rows) {
      if (row.number <= last) return "rows do not ascend";
      last = row.number;
      for (const std::u32string& cell : row.cells) {
        for (const char32_t c : cell) {
          if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) || c == 0x1B || c == 0) return "a character is none";
        }
      }
    }
  }
  return contradiction_in(answer);
}

TEST(Mutation, NoContradictionInATableIsAccepted) {
  Mutator mutator(seed());
  Request request;
  request.kind = RequestKind::table;
  std::vector<std::string> frames;
  for (const Message& message : sample_table()) frames.push_back(encode(message));
  int sound = 0;
  for (int i = 0; i < kMutants / 2; ++i) {
    const std::vector<Message> answer = accepted(mutator.mutate(frames), request);
    if (answer.empty()) continue;
    ++sound;
    ASSERT_EQ(contradiction_in_table(answer), "") << "mutant " << i;
  }
  EXPECT_GT(sound, kMutants / 200);
  EXPECT_LT(sound, kMutants / 2);
}

TEST(Mutation, MessagesOfEveryKindSurvive) {
  Mutator mutator(seed());
  std::vector<std::string> frames;
  for (const Message& message : every_kind()) frames.push_back(encode(message));
  for (int i = 0; i < kMutants / 4; ++i) {
    const std::string mutant = mutator.mutate({frames[mutator.below(frames.size())]});
    Decoder decoder;
    decoder.feed(mutant);
    const auto message = decoder.next();
    if (!message || !*message) continue;
    // What was taken for a message is one: it encodes to what decodes to itself.
    Decoder again;
    again.feed(encode(**message));
    const auto same = again.next();
    ASSERT_TRUE(same && *same) << "mutant " << i;
    ASSERT_TRUE(**same == **message) << "mutant " << i;
  }
}

TEST(Mutation, RequestsSurvive) {
  Mutator mutator(seed());
  for (int i = 0; i < kMutants / 4; ++i) {
    FrameBuffer frames;
    const std::string mutant = mutator.mutate({encode(sample_request())});
    frames.feed(mutant);
    const auto frame = frames.next();
    if (!frame || !*frame) continue;
    const auto request = decode_request(**frame);
    if (request) {
      ASSERT_LE(request->pages.size(), 1U);
    }
  }
}

}  // namespace
}  // namespace recto::wire
