// letter_fields < PAGES > LETTERS: reads letters from pages as `recto read --json` gives them, each file a document of its own. A line a letter:
// file, type and its fields. Pages are recognised once and read for letters again and again as the rules change, without a case.

#include <fmt/core.h>

#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "reading/letters/letters.h"
#include "text/utf8.h"

namespace recto::bench {
namespace {

using Json = nlohmann::ordered_json;

Page page_of(const Json& line) {
  Page page;
  page.number = PageNumber(line["page"].get<uint32_t>());
  page.width = line["width"].get<float>();
  page.height = line["height"].get<float>();
  page.source = line["source"] == "ocr" ? TextSource::ocr : TextSource::text_layer;
  page.text = text::decode_utf8_lossy(line["text"].get<std::string>());
  for (const Json& given : line["words"]) {
    Word word;
    word.start = CharOffset(given["start"].get<uint32_t>());
    const auto length = text::decode_utf8_lossy(given["text"].get<std::string>()).size();
    word.length = CharOffset(static_cast<uint32_t>(length));
    word.confidence = given["confidence"].get<float>();
    if (const Json& box = given["box"]; box.size() == 4) word.box = {box[0], box[1], box[2], box[3]};
    page.words.push_back(word);
  }
  return page;
}

Json print(const Field& field) {
  return {{"text", text::encode_utf8(field.text)},
          {"value", text::encode_utf8(field.value)},
          {"confidence", field.confidence},
          {"evidence", field.evidence}};
}

Json print(const Party& party) {
  Json out = print(static_cast<const Field&>(party));
  for (const auto& [key, part] :
       {std::pair{"name", &party.name}, {"rank", &party.rank}, {"post", &party.post}, {"body", &party.body}})
    out[key] = text::encode_utf8(*part);
  return out;
}

Json print(const Reference& reference) {
  Json out = print(static_cast<const Field&>(reference));
  out["number"] = text::encode_utf8(reference.number);
  out["date"] = reference.date;
  return out;
}

Json print(const Request& request) {
  Json out = print(static_cast<const Field&>(request));
  out["label"] = to_string(request.kind);
  return out;
}

template <class Item>
Json print(const std::optional<Item>& item) {
  return item ? print(*item) : Json(nullptr);
}

template <class Item>
Json print(const std::vector<Item>& items) {
  Json out = Json::array();
  for (const Item& item : items) out.push_back(print(item));
  return out;
}

Json print(const std::string& file, const Letter& letter) {
  return {{"kind", "letter"},
          {"file", file},
          {"type", to_string(letter.type)},
          {"from", print(letter.from)},
          {"to", print(letter.to)},
          {"copies", print(letter.copies)},
          {"via", print(letter.via)},
          {"number", print(letter.number)},
          {"registry", print(letter.registry)},
          {"date", print(letter.date)},
          {"received", print(letter.received)},
          {"place", print(letter.place)},
          {"subject", print(letter.subject)},
          {"classification", print(letter.classification)},
          {"urgency", print(letter.urgency)},
          {"references", print(letter.references)},
          {"enclosures", print(letter.enclosures)},
          {"signature", print(letter.signature)},
          {"requests", print(letter.requests)}};
}

int read_all() {
  std::map<std::string, std::vector<Page>> documents;
  for (std::string line; std::getline(std::cin, line);) {
    const Json read = Json::parse(line, nullptr, false);
    if (read.is_discarded() || read.value("kind", "") != "page") continue;
    documents[read["file"]].push_back(page_of(read));
  }
  for (const auto& [file, pages] : documents) {
    std::vector<const Page*> borrowed;
    for (const Page& page : pages) borrowed.push_back(&page);
    for (const Letter& letter : reading::letters::read_letters(borrowed))
      std::cout << print(file, letter).dump() << '\n';
  }
  return std::cout.flush() ? 0 : 3;
}

}  // namespace
}  // namespace recto::bench

int main() { return recto::bench::read_all(); }
