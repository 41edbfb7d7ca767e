#include "json/letters.h"

#include <nlohmann/json.hpp>

#include "base/files.h"

namespace recto::json {
namespace {

Json texts(const std::vector<std::u32string>& list) {
  Json out = Json::array();
  for (const std::u32string& text : list) out.push_back(utf8(text));
  return out;
}

Json ids(const std::vector<LetterId>& list) {
  Json out = Json::array();
  for (const LetterId& id : list) out.push_back(id.to_string());
  return out;
}

/// Prints the fields of one letter: they need its document to name their passages.
class LetterPrinter {
 public:
  explicit LetterPrinter(const app::FoundLetter& found) : found_(found) {}

  Json line() const {
    const Letter& letter = found_.letter;
    Json out = {{"kind", "letter"},
                {"document", found_.document.id.text},
                {"id", found_.id.to_string()},
                {"file", printable(found_.document.untrusted_file)},
                {"pages", pages()},
                {"type", to_string(letter.type)},
                {"from", maybe(letter.from)},
                {"to", list(letter.to)},
                {"copies", list(letter.copies)},
                {"via", list(letter.via)},
                {"number", maybe(letter.number)},
                {"registry", maybe(letter.registry)},
                {"date", maybe(letter.date)},
                {"received", maybe(letter.received)},
                {"place", maybe(letter.place)},
                {"subject", maybe(letter.subject)},
                {"classification", maybe(letter.classification)},
                {"urgency", maybe(letter.urgency)},
                {"references", references()},
                {"enclosures", list(letter.enclosures)},
                {"signature", maybe(letter.signature)},
                {"requests", list(letter.requests)},
                {"unread", list(letter.unread)}};
    out["cited_by"] = ids(found_.cited_by);
    out["links"] = links();
    out["decisions"] = decisions();
    return out;
  }

 private:
  Json pages() const {
    Json out = Json::array();
    for (uint32_t n = found_.letter.begins.page.value; n <= found_.letter.ends.page.value; ++n) out.push_back(n);
    return out;
  }

  Json passage(const Field& field) const {
    if (field.at.range.length() == 0) return nullptr;
    return to_json(Passage{{found_.document.id, field.at.page, field.at.range},
                           found_.document.untrusted_file,
                           field.text,
                           found_.boxes(field.at),
                           nullptr});
  }

  Json print(const Field& field) const {
    Json out = {{"text", utf8(field.text)},     {"value", or_null(field.value)},
                {"passage", passage(field)},    {"confidence", hundredths(static_cast<double>(field.confidence))},
                {"confirmed", field.confirmed}, {"evidence", field.evidence}};
    if (!field.calendar.empty()) out["calendar"] = field.calendar;
    if (!field.otherwise.empty()) out["otherwise"] = texts(field.otherwise);
    return out;
  }

  Json print(const Party& party) const {
    Json out = print(static_cast<const Field&>(party));
    out["name"] = or_null(party.name);
    out["rank"] = or_null(party.rank);
    out["post"] = or_null(party.post);
    out["body"] = or_null(party.body);
    out["place"] = or_null(party.place);
    return out;
  }

  Json print(const Request& request) const {
    Json out = print(static_cast<const Field&>(request));
    out["label"] = to_string(request.kind);
    return out;
  }

  enum class Sure : uint8_t { no, yes };
  /// The letter that a reference means, if that is as sure as asked.
  Json cited(size_t reference, Sure sure) const {
    const auto& target = found_.cited[reference];
    return target && target->doubtful == (sure == Sure::no) ? Json(target->id.to_string()) : Json(nullptr);
  }

  Json references() const {
    Json out = Json::array();
    for (size_t i = 0; i < found_.letter.references.size(); ++i) {
      const Reference& reference = found_.letter.references[i];
      Json one = {{"number", or_null(reference.number)},
                  {"date", or_null(reference.date)},
                  {"letter", cited(i, Sure::yes)},
                  {"perhaps", cited(i, Sure::no)},
                  {"answers", reference.answers}};
      one.update(print(static_cast<const Field&>(reference)));
      out.push_back(std::move(one));
    }
    return out;
  }

  Json links() const {
    Json out = Json::array();
    for (const app::LetterLink& link : found_.links) {
      out.push_back({{"relation", to_string(link.relation)},
                     {"of_other", link.passive},
                     {"letter", link.other.to_string()},
                     {"by", printable(link.by)},
                     {"why", printable(link.why)},
                     {"act", link.act}});
    }
    return out;
  }

  Json decisions() const {
    Json out = Json::array();
    for (const LetterDecision& one : found_.decisions) {
      out.push_back({{"field", to_string(one.matter)},
                     {"values", texts(one.values)},
                     {"by", printable(one.by)},
                     {"why", printable(one.why)},
                     {"act", one.act}});
    }
    return out;
  }

  template <class Item>
  Json maybe(const std::optional<Item>& item) const {
    return item ? print(*item) : Json(nullptr);
  }
  template <class Item>
  Json list(const std::vector<Item>& items) const {
    Json out = Json::array();
    for (const Item& item : items) out.push_back(print(item));
    return out;
  }

  const app::FoundLetter& found_;
};

}  // namespace

Json to_json(const app::MissingLetter& missing) {
  return {{"kind", "missing"},
          {"number", or_null(missing.number)},
          {"text", utf8(missing.text)},
          {"date", or_null(missing.date)},
          {"cited_by", ids(missing.cited_by)}};
}

Json to_json(const app::FoundLetter& found) { return LetterPrinter(found).line(); }

}  // namespace recto::json
