// A line is given as it is ("raw line"): Tesseract's own search for the line inside the picture loses words at low resolution. Measured
// on 60 lines of printed Arabic books: 8.5 % of characters wrong instead of 16.2 % with "single line".
// Models: `ara` and `eng` of Debian's packages, LSTM only. The script model `Arabic` was worse (10.2 %).

#include "readers/image/engine.h"

#include <omp.h>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>
#include <tesseract/resultiterator.h>

#include <cstdlib>

#include "text/utf8.h"

namespace recto::image {

struct Engine::Impl {
  tesseract::TessBaseAPI api;
  Script script = Script::latin;
};

namespace {

/// The Arabic model has no Arabic comma among its characters and answers with a Latin one, which on an Arabic line stands only in
/// numbers.
void restore_commas(std::u32string& word) {
  auto digit = [](char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'٠' && c <= U'٩'); };
  for (size_t k = 0; k < word.size(); ++k) {
    bool in_number = k > 0 && digit(word[k - 1]) && k + 1 < word.size() && digit(word[k + 1]);
    if (word[k] == U',' && !in_number) word[k] = U'،';
  }
}

}  // namespace

Engine::Engine(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

std::string model_folder() {
  const char* chosen = std::getenv("TESSDATA_PREFIX");
  return chosen && *chosen ? chosen : "/usr/share/tesseract-ocr/5/tessdata";
}

Result<Engine> Engine::load(Script script) {
  // One page a process, as many processes as cores: the recogniser's own threads only cost, and a reader may not start any. It asks
  // for four of them at each line by number, which omp_set_num_threads does not overrule; allowing no level of parallelism does.
  omp_set_max_active_levels(0);
  auto impl = std::make_unique<Impl>();
  const char* model = script == Script::arabic ? "ara" : "eng";
  if (impl->api.Init(model_folder().c_str(), model, tesseract::OEM_LSTM_ONLY) != 0)
    return fail(ErrorKind::unsupported, "the recogniser's model is not installed", model);
  impl->api.SetVariable("debug_file", "/dev/null");
  impl->script = script;
  impl->api.SetPageSegMode(tesseract::PSM_RAW_LINE);
  return Engine(std::move(impl));
}

namespace {

/// The recogniser's own: of a page's text the order is that of reading.
bool is_direction_mark(char32_t c) { return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E); }

bool is_sign(std::u32string_view symbol) { return symbol.find_first_not_of(U".,،:;؛!?؟\"'()[]«»-") == symbol.npos; }

/// How surely a word's letters and digits were read, whatever sign stands before or behind them: a comma hardly seen makes no name unsure. That of the
/// whole word where it has no signs, or nothing else.
float confidence_of_letters(const tesseract::ResultIterator& at) {
  constexpr float kWordScale =
      7;  // kCertaintyScale of Tesseract's lstmrecognizer.cc: a word's doubt is its worst character's so many times
  const float whole = at.Confidence(tesseract::RIL_WORD);
  float letters = 100;
  size_t signs = 0, others = 0;
  tesseract::ResultIterator symbol(at);
  do {
    const std::unique_ptr<char[]> utf8(symbol.GetUTF8Text(tesseract::RIL_SYMBOL));
    const bool sign = is_sign(text::decode_utf8_lossy(utf8 ? utf8.get() : ""));
    ++(sign ? signs : others);
    if (!sign) letters = std::min(letters, symbol.Confidence(tesseract::RIL_SYMBOL));
  } while (symbol.Next(tesseract::RIL_SYMBOL) && !symbol.IsAtBeginningOf(tesseract::RIL_WORD));
  const float as_a_word = 100 - kWordScale * (100 - letters);
  return signs == 0 || others == 0 ? whole : std::max(whole, as_a_word);
}

/// The word at an iterator, its place counted from `left`; empty text where there is none.
ReadWord word_at(const tesseract::ResultIterator& at, Script script, int left) {
  ReadWord word;
  const std::unique_ptr<char[]> utf8(at.GetUTF8Text(tesseract::RIL_WORD));
  word.text = text::decode_utf8_lossy(utf8 ? utf8.get() : "");
  std::erase_if(word.text, is_direction_mark);
  if (script == Script::arabic) restore_commas(word.text);
  word.confidence = std::clamp(confidence_of_letters(at) / 100, 0.0f, 1.0f);
  int y0 = 0, y1 = 0;
  at.BoundingBox(tesseract::RIL_WORD, &word.x0, &y0, &word.x1, &y1);
  word.x0 -= left;
  word.x1 -= left;
  return word;
}

/// Adds a word to a line, whose confidence is the mean over characters.
void add_word(ReadLine& line, ReadWord word) {
  if (word.text.empty()) return;
  float length = 0;
  for (const ReadWord& earlier : line.words) length += static_cast<float>(earlier.text.size());
  const auto added = static_cast<float>(word.text.size());
  line.confidence = (line.confidence * length + word.confidence * added) / (length + added);
  line.words.push_back(std::move(word));
}

}  // namespace

ReadLine Engine::read(const Grey& line) {
  constexpr int kAnyDpi = 150;  // only silences a warning: the line is scaled to the network's height
  ReadLine out;
  if (line.width < 3 || line.height < 3) return out;
  PixPtr pix = to_pix(line);
  tesseract::TessBaseAPI& api = impl_->api;
  api.SetImage(pix.get());
  api.SetSourceResolution(kAnyDpi);
  if (api.Recognize(nullptr) != 0) return out;
  std::unique_ptr<tesseract::ResultIterator> words(api.GetIterator());
  while (words && !words->Empty(tesseract::RIL_WORD)) {
    add_word(out, word_at(*words, impl_->script, 0));
    if (!words->Next(tesseract::RIL_WORD)) break;
  }
  api.Clear();
  return out;
}

std::vector<FoundLine> Engine::read_page(const Grey& page, std::chrono::milliseconds most) {
  constexpr int kDpi = 200;  // about what the sheet's letters have the size of
  std::vector<FoundLine> lines;
  PixPtr pix = to_pix(page);
  tesseract::TessBaseAPI& api = impl_->api;
  api.SetPageSegMode(tesseract::PSM_AUTO);
  api.SetImage(pix.get());
  api.SetSourceResolution(kDpi);
  tesseract::ETEXT_DESC monitor;
  monitor.set_deadline_msecs(static_cast<int32_t>(most.count()));
  const bool read = api.Recognize(&monitor) == 0;
  std::unique_ptr<tesseract::ResultIterator> at(read ? api.GetIterator() : nullptr);
  while (at && !at->Empty(tesseract::RIL_WORD)) {
    if (at->IsAtBeginningOf(tesseract::RIL_TEXTLINE) || lines.empty()) {
      FoundLine line;
      line.block = lines.empty() ? 0 : lines.back().block + (at->IsAtBeginningOf(tesseract::RIL_BLOCK) ? 1 : 0);
      at->BoundingBox(tesseract::RIL_TEXTLINE, &line.box.x0, &line.box.y0, &line.box.x1, &line.box.y1);
      lines.push_back(std::move(line));
    }
    add_word(lines.back().read, word_at(*at, impl_->script, lines.back().box.x0));
    if (!at->Next(tesseract::RIL_WORD)) break;
  }
  api.Clear();
  api.SetPageSegMode(tesseract::PSM_RAW_LINE);
  return lines;
}

}  // namespace recto::image
