#pragma once
// For tests: everything a case says, as lines, but for the times and the hashes that hang on them. Two cases with equal
// dumps hold the same truth and the same readings.

#include <sstream>
#include <string>
#include <variant>

#include "store/case.h"
#include "store/catalogue.h"
#include "store/log.h"
#include "store/originals.h"
#include "store/packed_words.h"

namespace recto::store {

inline void dump_log(const Case& opened, std::ostream& out) {
  const auto done = opened.log().for_each(ActNumber(1), [&](const Act& act) -> Result<void> {
    Bencode::Dictionary payload = act.payload;
    payload.erase("modified");
    out << "act " << act.number.value << " " << act.kind << " " << Bencode(payload).encode() << "\n";
    return {};
  });
  CHECK(done);
}

inline void dump_files(const Case& opened, std::ostream& out) {
  const auto done = opened.catalogue().for_each_file([&](const FileRecord& file) -> Result<void> {
    out << "file " << file.act.value << " " << file.untrusted_path << " "
        << (file.unread ? "unread" : to_string(file.outcome)) << " " << file.why << " "
        << (file.exhibit ? file.exhibit->hex : "-") << " " << file.pages << "\n";
    const bool there = !file.exhibit || opened.originals().open(*file.exhibit).has_value();
    if (!there) out << "  original is missing\n";
    return {};
  });
  CHECK(done);
}

inline void dump_documents(const Case& opened, std::ostream& out) {
  const auto documents = opened.catalogue().documents();
  CHECK(documents);
  for (const Document& document : *documents) {
    out << "document " << document.id.text << " " << document.untrusted_file << " " << document.pages << " "
        << document.reader << " " << to_string(document.outcome) << "\n";
    for (uint32_t n = 1; n <= document.pages; ++n) {
      const auto page = opened.catalogue().page(document.id, PageNumber(n));
      out << "  page " << n << " " << (page ? to_hex(pack_page(**page).hash) : page.error().sentence()) << "\n";
    }
  }
}

inline std::string dump(const Case& opened) {
  std::ostringstream out;
  dump_log(opened, out);
  dump_files(opened, out);
  dump_documents(opened, out);
  return out.str();
}

}  // namespace recto::store
