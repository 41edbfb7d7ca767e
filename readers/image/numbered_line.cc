#include "readers/image/numbered_line.h"

namespace recto::image {
namespace {

bool in(const PieceIds& ids, int32_t id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

bool worth_reading(const TextLine& part, const Pieces& pieces) {
  return std::any_of(part.pieces.begin(), part.pieces.end(), [&](int32_t id) {
    const PixelBox& box = pieces.list[static_cast<size_t>(id)].box;
    return std::max(box.height(), box.width()) * 5 > part.letter_height * 2;
  });
}

/// A word or a number of the line, with what it must be joined to.
struct Strand {
  ReadWord word;
  bool close_behind = false;  ///< no space between it and what stands to its right
};

/// A colon ends the label before a number, however near the number stands to it.
void give_colon(ReadWord& label, ReadWord& number) {
  if (number.text.size() < 2 || number.text.front() != U':') return;
  number.text.erase(0, 1);
  label.text += U':';
}

void join_words(std::vector<Strand> strands, ReadLine& read) {
  for (Strand& strand : strands) {
    if (strand.close_behind && !read.words.empty()) give_colon(read.words.back(), strand.word);
    if (strand.close_behind && !read.words.empty() && !read.words.back().text.ends_with(U':')) {
      ReadWord& before = read.words.back();
      before.text += strand.word.text;
      before.confidence = std::min(before.confidence, strand.word.confidence);
      before.x0 = std::min(before.x0, strand.word.x0);
      before.x1 = std::max(before.x1, strand.word.x1);
    } else {
      read.words.push_back(std::move(strand.word));
    }
  }
  float sum = 0, length = 0;
  for (const ReadWord& word : read.words) {
    sum += word.confidence * static_cast<float>(word.text.size());
    length += static_cast<float>(word.text.size());
  }
  read.confidence = length > 0 ? sum / length : 0;
}

/// The digits and signs of a word as ASCII, without marks of direction.
std::u32string plain_number(const std::u32string& text) {
  std::u32string out;
  for (const char32_t c : text) {
    if (c >= U'٠' && c <= U'٩') out += c - U'٠' + U'0';
    if (c > U' ' && c < 0x7F) out += c;
    if (c == U'،') out += U',';
  }
  return out;
}

std::u32string digits_of(const std::u32string& text) {
  std::u32string out = plain_number(text);
  std::erase_if(out, [](char32_t c) { return c < U'0' || c > U'9'; });
  return out;
}

bool has_letters(const std::u32string& text) {
  return std::any_of(text.begin(), text.end(), [](char32_t c) { return c >= 0x620 && c <= 0x64A; });
}

}  // namespace

std::vector<TextLine> words_between(const TextLine& line, const Pieces& pieces,
                                    const std::vector<FoundNumber>& numbers) {
  TextLine empty = line;
  empty.box = {};
  empty.pieces.clear();
  std::vector<TextLine> parts(numbers.size() + 1, empty);
  PieceIds taken;
  for (const FoundNumber& number : numbers) taken.insert(taken.end(), number.pieces.begin(), number.pieces.end());
  for (const int32_t id : line.pieces) {
    if (in(taken, id)) continue;
    const PixelBox& box = pieces.list[static_cast<size_t>(id)].box;
    size_t to_its_left = 0;  // numbers that stand left of it
    for (const FoundNumber& number : numbers) to_its_left += number.box.x0 + number.box.x1 < box.x0 + box.x1;
    TextLine& part = parts[numbers.size() - to_its_left];
    part.pieces.push_back(id);
    part.box = unite(part.box, box);
  }
  for (TextLine& part : parts) {
    if (!worth_reading(part, pieces)) part.pieces.clear();
    part.box.y0 = std::max(part.box.y0, line.box.y0);
    part.box.y1 = std::min(part.box.y1, line.box.y1);
    part.frame = {part.box.x0, line.frame.y0, part.box.x1, line.frame.y1};
  }
  return parts;
}

bool is_alone(const TextLine& line, const Pieces& pieces, const FoundNumber& number) {
  if (number.text == U"1" || number.text == U"0") return false;  // a stroke, a dot or a letter as well
  const auto rest = words_between(line, pieces, {number});
  return std::all_of(rest.begin(), rest.end(), [](const TextLine& part) { return part.pieces.empty(); });
}

std::optional<TextLine> letter_between(const std::vector<TextLine>& parts, size_t k,
                                       const std::vector<FoundNumber>& numbers) {
  constexpr int kMostLetters = 3;  // heights of letters that it is wide
  if (k == 0 || k >= numbers.size() || parts[k].pieces.empty()) return std::nullopt;
  const FoundNumber &right = numbers[numbers.size() - k], &left = numbers[numbers.size() - 1 - k];
  const bool one_word = right.close_before && left.close_behind;
  if (!one_word || parts[k].box.width() > kMostLetters * parts[k].letter_height) return std::nullopt;
  TextLine line = parts[k];
  for (const FoundNumber* number : {&left, &right}) {
    line.pieces.insert(line.pieces.end(), number->pieces.begin(), number->pieces.end());
    line.box = unite(line.box, number->box);
    line.frame = unite(line.frame, {number->box.x0, line.frame.y0, number->box.x1, line.frame.y1});
  }
  return line;
}

namespace {

/// Pieces of ink that stand side by side; dots above a letter are of its column.
size_t columns_of_ink(const TextLine& part, const Pieces& pieces) {
  std::vector<std::pair<int, int>> spans;
  for (const int32_t id : part.pieces) {
    const PixelBox& box = pieces.list[static_cast<size_t>(id)].box;
    spans.emplace_back(box.x0, box.x1);
  }
  std::sort(spans.begin(), spans.end());
  size_t columns = 0;
  int reach = 0;
  for (const auto& [x0, x1] : spans) {
    columns += columns == 0 || x0 >= reach;
    reach = std::max(reach, x1);
  }
  return columns;
}

bool is_stroke(char32_t c) { return c == U'ل' || c == U'ر' || c == U'ا' || c == U'إ' || c == U'أ'; }

}  // namespace

ReadLine letters_only(const LineResult& whole, const TextLine& part, const Pieces& pieces) {
  const size_t columns = columns_of_ink(part, pieces);
  ReadLine letters;
  for (ReadWord word : whole.read.words) {
    const int from = std::max(word.x0 + whole.seen.x0, part.box.x0),
              to = std::min(word.x1 + whole.seen.x0, part.box.x1);
    if ((to - from) * 2 < std::min(word.x1 - word.x0, part.box.width()))
      continue;  // the ink of a number, read as letters
    std::u32string& text = word.text;
    std::erase_if(text, [](char32_t c) { return c < 0x620 || c > 0x64A; });
    while (text.size() > columns && is_stroke(text.front())) text.erase(text.begin());
    while (text.size() > columns && is_stroke(text.back())) text.pop_back();
    // A ل joins the letter behind it and the one before: as ink of its own beside a letter it is a stroke.
    if (text.size() == 2 && columns == 2 && text.front() == U'ل') text.front() = U'/';
    if (text.size() == 2 && columns == 2 && text.back() == U'ل' && !is_stroke(text.front())) text.back() = U'/';
    if (!word.text.empty()) letters.words.push_back(std::move(word));
  }
  letters.confidence = letters.words.size() == 1 ? letters.words.front().confidence : 0;
  return letters;
}

LineResult woven(const TextLine& line, const PixelBox& seen, const std::vector<LineResult>& parts,
                 const std::vector<FoundNumber>& numbers) {
  LineResult whole{line, seen, {}, parts.front().script};
  std::vector<Strand> strands;
  bool close = false;  // the number before had no space behind it
  for (size_t k = 0; k < parts.size(); ++k) {
    for (const ReadWord& word : parts[k].read.words) {
      strands.push_back({word, close});
      strands.back().word.x0 += parts[k].seen.x0 - seen.x0;
      strands.back().word.x1 += parts[k].seen.x0 - seen.x0;
      close = false;
    }
    if (k == numbers.size()) break;
    const FoundNumber& number = numbers[numbers.size() - 1 - k];
    const bool close_to_word = number.close_behind && !parts[k].read.words.empty();
    strands.push_back(
        {{number.text, number.confidence, number.box.x0 - seen.x0, number.box.x1 - seen.x0}, close_to_word});
    close = number.close_before;
  }
  join_words(std::move(strands), whole.read);
  return whole;
}

namespace {

/// Whether the network's reading of a number that fills its cell stays: it has seen digits that the recogniser left out (1/0 for 1970), or is the surer of two unsure ones.
bool is_better_cell(const FoundNumber& number, const ReadWord& word) {
  constexpr float kLeast = 0.3f;
  const size_t ours = digits_of(number.text).size(), theirs = digits_of(word.text).size();
  if (ours > theirs) return number.confidence > kLeast;
  return word.confidence < kUnsure && number.confidence > word.confidence;
}

}  // namespace

void compare_numbers(LineResult& result, const std::vector<FoundNumber>& numbers, bool fills_cell) {
  constexpr float kSurer = 0.9f;
  constexpr float kDoubted = 0.05f;  // the network sees a number there and can hardly tell its digits
  for (const FoundNumber& number : numbers) {
    const int from = number.box.x0 - result.seen.x0, to = number.box.x1 - result.seen.x0;
    std::vector<ReadWord*> rivals;
    for (ReadWord& word : result.read.words)
      if ((std::min(word.x1, to) - std::max(word.x0, from)) * 2 > word.x1 - word.x0) rivals.push_back(&word);
    if (rivals.size() != 1) {
      for (ReadWord* rival : rivals) rival->confidence = std::min(rival->confidence, kUnsure);
      continue;
    }
    ReadWord& word = *rivals.front();
    if (has_letters(word.text)) {
      const std::u32string digits = digits_of(number.text);
      if (digits_of(word.text).find(digits) == digits.npos) word.confidence = std::min(word.confidence, kUnsure);
      continue;
    }
    if (number.confidence < kDoubted) {
      word.confidence = std::min(word.confidence, kUnsure);
    } else if (plain_number(word.text) == plain_number(number.text)) {
      word.confidence = 1 - (1 - word.confidence) * (1 - number.confidence);
    } else if (fills_cell && is_better_cell(number, word)) {
      word.text = number.text;
      word.confidence = std::min(number.confidence, kUnsure);
    } else if (number.confidence > kSurer && word.confidence < kUnsure &&
               digits_of(number.text).size() >= digits_of(word.text).size()) {
      word.text = number.text;
      word.confidence = kUnsure;
    } else if (number.confidence > word.confidence) {
      word.confidence = std::min(word.confidence, kUnsure);
    }
  }
}

void settle_number(const ReadLine& theirs, ReadLine& ours) {
  std::u32string seen;
  for (const ReadWord& word : theirs.words) seen += digits_of(word.text);
  ReadWord& number = ours.words.front();
  const bool same = seen == digits_of(number.text);
  const bool plain = digits_of(number.text).size() == number.text.size();
  if (!same && plain && seen.size() == number.text.size() && theirs.confidence > number.confidence) number.text = seen;
  number.confidence =
      same ? 1 - (1 - theirs.confidence) * (1 - number.confidence) : std::min(number.confidence, kUnsure);
  ours.confidence = number.confidence;
}

}  // namespace recto::image
