#include "names/transliteration.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>
#include <mutex>

namespace recto::names {
namespace {

/// ICU's transliterators are not to be used by two threads at once.
class Transliterator {
 public:
  std::u32string operator()(std::u32string_view text) {
    const std::lock_guard lock(mutex_);
    if (!made_) make();
    if (!rules_) return std::u32string(text);
    icu::UnicodeString string =
        icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()), static_cast<int32_t>(text.size()));
    rules_->transliterate(string);
    std::u32string out;
    for (int32_t i = 0; i < string.length(); i = string.moveIndex32(i, 1)) {
      out += static_cast<char32_t>(string.char32At(i));
    }
    return out;
  }

 private:
  void make() {
    made_ = true;
    UErrorCode status = U_ZERO_ERROR;
    rules_.reset(
        icu::Transliterator::createInstance("Russian-Latin/BGN; Any-Latin; NFC; Any-Lower", UTRANS_FORWARD, status));
    if (U_FAILURE(status)) rules_.reset();
  }
  std::mutex mutex_;
  std::unique_ptr<icu::Transliterator> rules_;
  bool made_ = false;
};

}  // namespace

std::u32string in_latin_letters(std::u32string_view text) {
  static Transliterator transliterator;
  return transliterator(text);
}

}  // namespace recto::names
