// Letters from templates. A template's {slot} is replaced by a random entry of the list of that name, which may hold slots itself.

#include "bench/degraded/sentences.h"

#include <map>
#include <string_view>
#include <utility>

namespace recto::bench {
namespace {

using Lists = std::map<std::string, std::vector<std::string>, std::less<>>;

const Lists& arabic_lists() {
  static const Lists lists = {
      {"to", {"إلى السيد {post} في {place} المحترم", "السيد {post} المحترم", "إلى {body} في {place}"}},
      {"subject", {"الموضوع: {matter}", "الموضوع: {matter} في {place}", "بشأن {matter} و{matter}"}},
      {"open",
       {"تحية طيبة وبعد، إشارة إلى كتابكم المتضمن {matter} نعلمكم أن {body} باشر العمل منذ بداية الشهر الجاري.",
        "عطفا على ما ورد في كتاب {body} نفيدكم بأننا لم نستلم حتى تاريخه أي جواب حول {matter}.",
        "نحيطكم علما بأن {post} قد اطلع على التقرير المرفق وأبدى ملاحظاته عليه."}},
      {"body_sentence",
       {"قام {body} خلال الأسبوع الماضي بدراسة {matter} وتبين أن العدد المطلوب لا يكفي لتغطية {place}.",
        "يرجى الإيعاز لمن يلزم من أجل {matter} وموافاتنا بالنتائج في موعد أقصاه نهاية {month} القادم.",
        "وقد اجتمع {post} مع ممثلي {body} وناقش معهم {matter} ثم جرى تنظيم محضر بذلك.",
        "إن التأخر في {matter} أدى إلى شكاوى متكررة من سكان {place} والقرى المحيطة بها.",
        "نقترح تشكيل لجنة برئاسة {post} وعضوية مندوب عن {body} لمتابعة {matter}.",
        "لا يجوز صرف أي مبلغ قبل الحصول على موافقة خطية من {body} وتدقيق الوثائق اللازمة.",
        "علما أن {body} لم يخصص لهذه الغاية سوى جزء يسير من الاعتماد المرصود في الموازنة.",
        "تم نقل المواد من مستودعات {place} إلى {place} تحت إشراف {post} وبحضور لجنة الجرد.",
        "إذا لم تصل الشحنة قبل نهاية {month} فسوف يضطر {body} إلى تأجيل {matter}.",
        "أفاد {post} أن الطريق بين {place} و{place} مغلق بسبب الأحوال الجوية السائدة.",
        "يطلب إليكم تزويدنا بقائمة تتضمن أسماء العاملين المكلفين وأماكن عملهم وصفة كل منهم.",
        "ونؤكد على ضرورة الحفاظ على سرية المعلومات وعدم تداولها خارج نطاق {body}.",
        "حضر الاجتماع {post} واعتذر عن الحضور {post} لوجوده في مهمة رسمية في {place}.",
        "كما نشير إلى أن عدد المستفيدين بلغ {number} مستفيدا موزعين على {place} و{place}.",
        "بناء على مقتضيات المصلحة العامة تقرر {matter} اعتبارا من أول {month}.",
        "لم يرد إلينا ما يثبت صحة الادعاء المذكور، وما زال التحقيق مستمرا لدى {body}."}},
      {"close",
       {"يرجى الاطلاع وإجراء ما يلزم. وتفضلوا بقبول فائق الاحترام.", "للتفضل بالاطلاع وإعلامنا، مع الشكر والتقدير.",
        "صورة إلى {body} للعلم، وصورة إلى ديوان {body} للحفظ."}},
      {"sign", {"{post}", "رئيس {body}"}},
      {"number", {"1250", "480", "2306", "75", "914", "3600"}},
      {"month", {"كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "أيلول", "تشرين الأول"}},
      {"post",
       {"مدير الشؤون الإدارية", "رئيس اللجنة الفرعية", "محافظ إقليم السمارة", "أمين المستودع المركزي",
        "رئيس قسم الرقابة", "معاون وزير الأشغال", "قائد مفرزة الحراسة", "مدير مكتب الإحصاء", "رئيس بلدية الزهيرة",
        "المشرف على برامج التدريب"}},
      {"body",
       {"مكتب المتابعة", "مجلس إقليم الوادي", "ديوان المحاسبة العام", "قسم الشؤون القانونية", "فرع الهجرة والسجلات",
        "المجلس البلدي", "مكتب التنسيق الوطني", "قسم النقل والإمداد", "معهد البحوث الزراعية", "مركز التخطيط العمراني"}},
      {"place",
       {"مدينة الزهيرة", "ناحية عين الصفصاف", "منطقة الجسر الشرقي", "قرية تل الرمان", "ميناء الغدير", "حي المطاحن",
        "سهل الخابية", "وادي السمارة", "بلدة أم السنابل", "المنطقة الصناعية"}},
      {"matter",
       {"تدريب العاملين الجدد", "صيانة شبكة المياه", "توزيع المواد الغذائية", "تجهيز القاعة الكبرى",
        "تدقيق سجلات الحضور", "إصلاح خطوط الكهرباء", "نقل الوثائق القديمة", "فتح باب الترشيح", "تأمين وقود التدفئة",
        "حصر الأضرار الناجمة عن العاصفة", "تعديل جدول المناوبات", "ترميم المدرسة الابتدائية"}},
  };
  return lists;
}

const Lists& english_lists() {
  static const Lists lists = {
      {"to", {"To: {post}, {place}", "For the attention of {post}", "To the {body}, {place}"}},
      {"subject", {"Subject: {matter}", "Re: {matter} in {place}"}},
      {"open",
       {"Further to your letter concerning {matter}, the {body} has begun its work this month.",
        "We have not received any answer from the {body} about {matter} to this day.",
        "Please find below the remarks of {post} on the report that was enclosed with your note."}},
      {"body_sentence",
       {"Last week the {body} examined {matter} and found that the number requested will not be enough for {place}.",
        "Kindly instruct those concerned to complete {matter} and let us have the results before the end of {month}.",
        "The delay of {matter} has led to repeated complaints from residents of {place} and the villages around it.",
        "No sum may be paid out before the {body} has given its written approval and the vouchers have been audited.",
        "We propose a committee chaired by {post}, with a member of the {body}, to follow {matter}.",
        "The goods were moved from the stores at {place} to {place} under the supervision of {post}.",
        "If the shipment does not arrive by {month}, the {body} will be forced to postpone {matter}.",
        "It was reported by {post} that the road between {place} and {place} remains closed.",
        "You are asked to supply a list of the staff assigned, their duties and where each of them is working.",
        "As many as {number} households in {place} and {place} are expected to benefit.",
        "Nothing we have received proves the allegation, and the inquiry of the {body} is not yet closed.",
        "Confidential information must be kept safe and not passed on outside the {body}."}},
      {"close",
       {"For your information and action. Yours faithfully,",
        "A copy of this letter goes to the {body} for its files."}},
      {"sign", {"{post}", "Head of the {body}"}},
      {"number", {"1,250", "480", "2,306", "75", "914"}},
      {"month", {"January", "March", "April", "June", "September", "November"}},
      {"post",
       {"the Director of Administration", "the Chairman of the Subcommittee", "the Governor of Samara Vale",
        "the Keeper of the Depot", "the Deputy Minister of Works", "the Mayor of Zuhayra",
        "the Supervisor of Training"}},
      {"body",
       {"Follow-up Office", "Provincial Council", "Court of Audit", "Legal Department", "Registry Branch",
        "National Coordination Bureau", "Transport and Supply Section", "Planning Centre"}},
      {"place",
       {"the town of Zuhayra", "Ayn Safsaf district", "East Bridge", "Tall Rumman village", "the port of Ghadir",
        "the Mills quarter", "the industrial zone"}},
      {"matter",
       {"the training of new employees", "repairs to the water network", "the distribution of food parcels",
        "the audit of attendance records", "the transfer of old documents", "the supply of heating fuel",
        "the survey of storm damage", "changes to the shift schedule"}},
  };
  return lists;
}

size_t pick(std::mt19937& random, size_t count) {
  return random() % count;
}  // std's distributions differ between libraries

std::string fill(std::string_view shape, const Lists& lists, std::mt19937& random) {
  std::string out;
  while (!shape.empty()) {
    size_t open = shape.find('{');
    out += shape.substr(0, open);
    if (open == shape.npos) break;
    size_t close = shape.find('}', open);
    const auto& list = lists.find(shape.substr(open + 1, close - open - 1))->second;
    out += fill(list[pick(random, list.size())], lists, random);
    shape.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace

std::vector<std::string> letter(Language language, unsigned sentences, uint32_t seed) {
  const Lists& lists = language == Language::arabic ? arabic_lists() : english_lists();
  std::mt19937 random(seed);
  std::vector<std::string> paragraphs = {fill("{to}", lists, random), fill("{subject}", lists, random)};
  std::string body = fill("{open}", lists, random);
  for (unsigned k = 0; k < sentences; ++k) {
    bool new_paragraph = k % 4 == 3;
    if (new_paragraph) paragraphs.push_back(std::exchange(body, {}));
    if (!body.empty()) body += ' ';
    body += fill("{body_sentence}", lists, random);
  }
  paragraphs.push_back(body);
  paragraphs.push_back(fill("{close}", lists, random));
  paragraphs.push_back(fill("{sign}", lists, random));
  return paragraphs;
}

}  // namespace recto::bench
