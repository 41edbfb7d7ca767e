// A code is a run of parts, digits or a few letters, with slashes or dashes between them, closed up. What it is follows from the word
// before it (tables/labels.tsv), or else from its shape: digits and single letters with slashes make a reference; a plus, a
// double zero or the groups of a telephone number make one.
#include "reading/facts/codes.h"

#include <algorithm>
#include <optional>

#include "text/utf8.h"

namespace recto::reading {
namespace {

constexpr size_t kMostParts = 8, kMostLetters = 4;

struct Code {
  size_t end = 0;
  std::string value;
  unsigned numbers = 0, letters = 0, slashes = 0, digits = 0;
};

class CodeReader {
 public:
  explicit CodeReader(const Tokens& tokens) : tokens_(tokens) {}

  /// The fact at token i; its end is behind `end`.
  std::optional<Fact> at(size_t i, size_t& end) const {
    if (tokens_[i].kind == TokenKind::address) return address(i, end);
    if (auto fact = labelled(i, end)) return fact;
    if (auto fact = telephone(i, end)) return fact;
    return reference_by_shape(i, end);
  }

 private:
  bool has(size_t i, Role role) const { return as(tokens_[i], role) != nullptr; }
  bool sign(size_t i, char32_t c) const { return tokens_.is_sign(i, c); }

  Fact fact_of(FactType type, size_t first, size_t end, std::string value, std::string_view unit) const {
    Fact fact;
    fact.type = type;
    fact.range = {tokens_[first].core, tokens_[end - 1].range.end};
    fact.text = std::u32string(tokens_.written(fact.range));
    fact.value.value = std::move(value);
    fact.value.unit = unit;
    return fact;
  }

  std::optional<Fact> address(size_t i, size_t& end) const {
    end = i + 1;
    const std::string written = text::encode_utf8(tokens_.written(tokens_[i].range));
    return fact_of(FactType::identifier, i, end, written,
                   written.find("://") == written.npos && written.find('@') != written.npos ? "email" : "url");
  }

  static bool is_letters(const Token& token) {
    return token.kind == TokenKind::word && token.range.length() <= kMostLetters && (token.arabic || token.capital);
  }
  bool is_joint(size_t i) const { return sign(i, U'/') || sign(i, U'-') || sign(i, U'\\'); }

  void add_part(Code& code, size_t i) const {
    const Token& part = tokens_[i];
    if (part.kind == TokenKind::number) {
      ++code.numbers;
      code.digits += static_cast<unsigned>(part.digits.size());
      code.value += part.digits;
    } else {
      ++code.letters;
      code.value += text::encode_utf8(tokens_.written(part.range));
    }
  }

  /// The run of parts from i on: number or letters, then joints and parts closed up (letters may be closed up to digits).
  Code code_at(size_t i) const {
    Code code;
    const auto is_part = [&](size_t k) { return tokens_[k].kind == TokenKind::number || is_letters(tokens_[k]); };
    if (!is_part(i)) return code;
    add_part(code, i);
    code.end = i + 1;
    while (code.numbers + code.letters < kMostParts) {
      const size_t joint = code.end;
      if (!tokens_.joined(joint) || tokens_[joint].line_before) break;
      const bool closed_up = is_part(joint);
      if (!closed_up && !(is_joint(joint) && tokens_.joined(joint + 1) && is_part(joint + 1))) break;
      if (!closed_up) {
        code.slashes += sign(joint, U'-') ? 0 : 1;
        code.value += sign(joint, U'-') ? '-' : '/';
      }
      add_part(code, closed_up ? joint : joint + 1);
      code.end = closed_up ? joint + 1 : joint + 2;
    }
    return code;
  }

  /// Past "no.", a colon, a bracket behind a label.
  size_t behind_label(size_t i) const {
    for (int skipped = 0; skipped < 3; ++skipped) {
      if (!sign(i, U':') && !sign(i, U'.') && !sign(i, U'(') && !sign(i, U'#') && !has(i, Role::reference_label)) break;
      ++i;
    }
    return i;
  }

  std::optional<Fact> labelled(size_t i, size_t& end) const {
    const Sense* id = as(tokens_[i], Role::id_label);
    if (!id) id = as(tokens_[i], Role::plate_label);
    if (id) return labelled_id(i, id->code, end);
    if (has(i, Role::phone_label)) {
      const size_t first = behind_label(i + 1);
      const Code digits = telephone_digits(first, /*spaces=*/true);
      constexpr unsigned kLeast = 5;
      if (digits.digits < kLeast) return std::nullopt;
      end = digits.end;
      return fact_of(FactType::identifier, first, end, digits.value, "phone");
    }
    const Sense* label = as(tokens_[i], Role::reference_label);
    if (!label) return std::nullopt;
    const size_t first = behind_label(i + 1);
    const Code code = code_at(first);
    const bool chain = code.numbers + code.letters > 1;
    if (code.numbers == 0 || tokens_[first].grouped || tokens_[first].line_before ||
        (!chain && label->code != "strong"))
      return std::nullopt;
    if (label->code == "strong" && !chain && ambiguous_no(i)) return std::nullopt;
    end = code.end;
    return fact_of(FactType::reference, first, end, code.value, "");
  }

  /// "no 5 …" without a full stop or capital is a negation.
  bool ambiguous_no(size_t i) const {
    return tokens_[i].folded == U"no" && !tokens_[i].capital && !(sign(i + 1, U'.') && tokens_.joined(i + 1));
  }

  std::optional<Fact> labelled_id(size_t i, std::string_view unit, size_t& end) const {
    const size_t first = behind_label(i + 1);
    const Code code = code_at(first);
    constexpr unsigned kLeast = 4;
    if (code.digits < kLeast || tokens_[first].line_before) return std::nullopt;
    end = code.end;
    return fact_of(FactType::identifier, first, end, code.value, unit);
  }

  /// Digits with the separators of telephone numbers from i on.
  Code telephone_digits(size_t i, bool spaces) const {
    Code code;
    const auto add = [&](size_t k) {
      for (const char c : tokens_[k].digits) {
        if (c == '.') continue;
        code.value += c;
        ++code.digits;
      }
      ++code.numbers;
      code.end = k + 1;
    };
    if (sign(i, U'+') && tokens_.joined(i + 1)) {
      code.value = "+";
      spaces = true;
      ++i;
    }
    while (code.numbers < kMostParts) {
      size_t next = i;
      while (next < i + 3 &&
             (sign(next, U'-') || sign(next, U'(') || sign(next, U')') || sign(next, U'.') || sign(next, U'/')))
        ++next;
      const bool apart = code.numbers > 0 && !tokens_.joined(next) && !spaces;
      if (tokens_[next].kind != TokenKind::number || tokens_[next].line_before || apart) break;
      add(next);
      i = next + 1;
    }
    return code;
  }

  /// +963 11 222 3344, 00963…, (206) 555-1212, 206-555-1212
  std::optional<Fact> telephone(size_t i, size_t& end) const {
    constexpr unsigned kLeast = 7, kMost = 15;
    if (tokens_.joined(i) && tokens_[i - 1].kind != TokenKind::sign) return std::nullopt;
    const bool plus = sign(i, U'+');
    const bool zeros =
        tokens_[i].kind == TokenKind::number && tokens_[i].digits.starts_with("00") && tokens_[i].digits.size() > 2;
    const bool bracket = sign(i, U'(') && tokens_[i + 1].digits.size() == 3 && sign(i + 2, U')');
    const bool groups = tokens_[i].kind == TokenKind::number && sign(i + 1, U'-') && tokens_.joined(i + 1) &&
                        tokens_[i + 2].digits.size() >= 3 && sign(i + 3, U'-') && tokens_.joined(i + 3) &&
                        tokens_[i + 4].digits.size() >= 3;
    if (!plus && !zeros && !bracket && !groups) return std::nullopt;
    const Code code = telephone_digits(i, plus || zeros || bracket);
    if (code.digits < kLeast || code.digits > kMost) return std::nullopt;
    end = code.end;
    return fact_of(FactType::identifier, i, end, code.value, "phone");
  }

  /// 214/ق/3, 3412/ص, A/12/44
  std::optional<Fact> reference_by_shape(size_t i, size_t& end) const {
    if (tokens_.joined(i) && tokens_[i - 1].kind != TokenKind::sign) return std::nullopt;
    if (tokens_.joined(i) && is_joint(i - 1)) return std::nullopt;
    const Code code = code_at(i);
    if (code.numbers == 0 || code.letters == 0 || code.slashes == 0) return std::nullopt;
    if (has(i, Role::money) || has(code.end - 1, Role::unit) || has(code.end - 1, Role::month) || has(i, Role::month))
      return std::nullopt;
    end = code.end;
    return fact_of(FactType::reference, i, end, code.value, "");
  }

  const Tokens& tokens_;
};

}  // namespace

std::vector<Fact> codes_in(const Tokens& tokens, const std::vector<CharRange>& taken) {
  const CodeReader reader(tokens);
  std::vector<Fact> facts;
  size_t next_taken = 0;
  for (size_t i = 0; i < tokens.size();) {
    size_t end = i + 1;
    const bool begins_none = tokens[i].plain && !tokens.joined(i + 1);
    auto fact = begins_none ? std::nullopt : reader.at(i, end);
    if (fact) {
      while (next_taken < taken.size() && taken[next_taken].end <= fact->range.start) ++next_taken;
      if (next_taken < taken.size() && taken[next_taken].start < fact->range.end) fact.reset();
    }
    if (fact) facts.push_back(std::move(*fact));
    i = fact ? end : i + 1;
  }
  return facts;
}

}  // namespace recto::reading
