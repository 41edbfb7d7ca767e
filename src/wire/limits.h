#pragma once
// The largest of everything that may cross the wire. What is larger is refused before memory is taken for it.

#include <cstddef>
#include <cstdint>

namespace recto::wire {

inline constexpr uint16_t kProtocolVersion = 2;

inline constexpr uint32_t kMaxPages = 100'000;
inline constexpr uint32_t kMaxPageScalars = 400'000;
inline constexpr uint32_t kMaxPageWords = 200'000;
inline constexpr uint32_t kMaxPageFaults = 100;
inline constexpr uint32_t kMaxPageRulings = 4'000;
/// Points; about 350 metres. No coordinate and no side of a page lies further from 0.
inline constexpr float kMaxPoints = 1e6F;
/// Pixels of one side, and of a whole page.
inline constexpr int32_t kMaxSide = 65'535;
inline constexpr uint64_t kMaxPagePixels = 200'000'000;
inline constexpr int32_t kMinDpi = 10, kMaxDpi = 1'200;
/// One frame of grey pixels.
inline constexpr uint32_t kMaxChunkBytes = 256 * 1024;
inline constexpr uint32_t kMaxPictureBytes = 32 * 1024 * 1024;
/// A sentence, a title, a name: bytes of UTF-8.
inline constexpr uint32_t kMaxSentenceBytes = 2'000;
inline constexpr uint32_t kMaxNameBytes = 200;
inline constexpr uint32_t kMaxFileNameBytes = 4'096;
inline constexpr uint32_t kMaxLanguages = 16;
inline constexpr uint32_t kMaxMarks = 5'000;
/// Sheets of a table, rows of one sheet, cells of a row, scalars of a cell (the last two are Excel's own).
inline constexpr uint32_t kMaxSheets = 1'000;
inline constexpr uint32_t kMaxRows = 20'000'000;
inline constexpr uint32_t kMaxRowCells = 16'384;
inline constexpr uint32_t kMaxCellScalars = 32'767;
/// One frame of rows: bytes of UTF-8 in all its cells, rows, and cells.
inline constexpr uint32_t kMaxRowsBytes = 8 * 1024 * 1024;
inline constexpr uint32_t kMaxRowsAtOnce = 4'096;
inline constexpr uint32_t kMaxRowsCells = 262'144;
/// Faults of a whole answer; a document with more of them is given up.
inline constexpr uint32_t kMaxFaults = 100'000;

}  // namespace recto::wire
