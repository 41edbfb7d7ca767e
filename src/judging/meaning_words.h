#pragma once
// Small tables of words that a sentence's truth hangs on, in English and Arabic. All take a word folded to Folding::spelling; the Arabic
// ones also with و or ف before it. They only name a difference or raise a doubt: no table makes anything green.

#include <string_view>

namespace recto::judging {

bool is_negation(std::u32string_view word);  ///< not, never, no, isn't; لا لم لن ليس غير دون
bool is_condition(std::u32string_view word);  ///< if, unless, provided, subject, pending; إذا، شريطة، لو، إلا
bool is_time_condition(
    std::u32string_view word);  ///< when, once, until; عند، حين، حتى: a condition on what is still to come
bool is_future(std::u32string_view word);  ///< will, shall, can, must, we'll; سوف and verbs with س before them
bool is_quantifier(
    std::u32string_view word);  ///< all, every, only, most, none: how much of what is counted; كل، جميع، فقط
bool is_turning(
    std::u32string_view
        word);  ///< failed, refused, cancelled, lost, false; فشل، رفض، ألغى: what is told with it did not come to be, or is not so
bool is_hedge(std::u32string_view word);  ///< expect, may, would, hope, plan, likely, alleged; نتوقع، ربما، يعتزم
bool is_date_word(std::u32string_view word);  ///< months (also Levantine and Hijri) and days of the week
bool is_rank(std::u32string_view word);  ///< colonel, general, minister, director; العقيد، اللواء، وزير، رئيس

}  // namespace recto::judging
