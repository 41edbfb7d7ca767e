#include "names/equivalents.h"

#include <limits>

#include "names/pronounce.h"
#include "text/utf8.h"

namespace recto::names {

Result<Equivalents> Equivalents::from(const TableFile& equivalents, const Tables& tables) {
  Equivalents out;
  unsigned names = 0;
  for (const TableRow& row : TRY(read_rows(equivalents, 1))) {
    if (++names > std::numeric_limits<uint8_t>::max()) return row.wrong("is the 256th name; there may be 255");
    for (const std::string& form : pieces(row.columns[0], '|')) {
      const Name name = parse(text::decode_utf8_lossy(form), tables);
      if (name.parts.size() != 1) return row.wrong("'" + form + "' is not one part of a name");
      const auto [at, is_new] =
          out.names_.try_emplace(pronounce(name.parts.front(), tables).symbols, static_cast<uint8_t>(names));
      if (!is_new && at->second != names) return row.wrong("'" + form + "' sounds like a form of an earlier name");
    }
  }
  return out;
}

uint8_t Equivalents::name_of(const Sounds& sounds) const {
  const auto found = names_.find(sounds.symbols);
  return found == names_.end() ? uint8_t{0} : found->second;
}

}  // namespace recto::names
