#include "readers/pdf/document.h"

#include <mupdf/fitz.h>
#include <mupdf/pdf.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <vector>

#include "readers/pdf/glyph_device.h"
#include "text/utf8.h"

// MuPDF throws with longjmp. Every call that may throw is made by `guarded`, in a lambda whose own locals need no
// destructor; what is owned lives outside it.

namespace recto::pdf {
namespace {

constexpr size_t kStoreBytes = 64UL << 20;  // decoded fonts and pictures kept for the next page
constexpr uint32_t kMostPages = 100'000;
constexpr size_t kMostNodes = 4 * kMostPages;

fz_cookie cookie;

void say_nothing(void*, const char*) {}

Error to_error(int code, const char* message) {
  if (code == FZ_ERROR_MEMORY) return {ErrorKind::limit, "the page needs more memory than allowed", {}};
  return {ErrorKind::corrupt, message && *message ? message : "MuPDF cannot read it", {}};
}

template <class Work>
Result<void> guarded(fz_context* ctx, Work&& work) {
  bool failed = false;
  fz_try(ctx) { work(); }
  fz_catch(ctx) { failed = true; }
  if (!failed) return {};
  return tl::unexpected<Error>(to_error(fz_caught(ctx), fz_caught_message(ctx)));
}

fz_rect to_rect(const Box& box) { return fz_make_rect(box.x0, box.y0, box.x1, box.y1); }

}  // namespace

/// What must be dropped, in the order in which it was made.
struct Document::State {
  fz_context* ctx = nullptr;
  fz_stream* stream = nullptr;
  pdf_document* pdf = nullptr;
  bool page_tree = false;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (!ctx) return;
    if (page_tree) pdf_drop_page_tree(ctx, pdf);
    pdf_drop_document(ctx, pdf);
    fz_drop_stream(ctx, stream);
    fz_drop_context(ctx);
  }
};

namespace {

/// A page, its device and its pixels; dropped when this goes.
struct PageWork {
  fz_context* ctx;
  pdf_document* pdf;
  pdf_page* page = nullptr;
  fz_device* device = nullptr;
  fz_pixmap* pixmap = nullptr;

  PageWork(fz_context* context, pdf_document* document) : ctx(context), pdf(document) { cookie = {}; }
  PageWork(const PageWork&) = delete;
  PageWork& operator=(const PageWork&) = delete;
  ~PageWork() {
    fz_drop_pixmap(ctx, pixmap);
    fz_drop_device(ctx, device);
    if (page) fz_drop_page(ctx, &page->super);
  }
  void load(PageNumber number) { page = pdf_load_page(ctx, pdf, static_cast<int>(number.value) - 1); }
  void run(fz_matrix ctm) {
    pdf_run_page(ctx, page, device, ctm, &cookie);
    fz_close_device(ctx, device);
  }
};

/// Objects that pages left behind are forgotten now and then: a file of 30,000 pages stays small. Not after every page,
/// since it takes a walk over all objects.
void forget_now_and_then(fz_context* ctx, pdf_document* pdf, uint32_t page) {
  constexpr uint32_t kPages = 64;
  if (page % kPages == 0) pdf_clear_xref_to_mark(ctx, pdf);
}

Result<void> check_stopped() {
  if (cookie.abort == 0) return {};
  return fail(ErrorKind::limit, "the page took too long to read");
}

/// Leaves of the page tree, counted without trusting /Count; a node met twice counts once.
class PageTreeWalk {
 public:
  PageTreeWalk(fz_context* ctx, pdf_document* pdf) : ctx_(ctx), seen_(static_cast<size_t>(pdf_xref_len(ctx, pdf))) {}

  Result<uint32_t> count(pdf_obj* root) {
    push(root);
    while (!stack_.empty() && leaves_ < kMostPages && nodes_ < kMostNodes) {
      pdf_obj* node = stack_.back();
      stack_.pop_back();
      // A node that cannot be read is left out; the rest of the tree counts.
      (void)guarded(ctx_, [&] { visit(node); });
    }
    return leaves_;
  }

 private:
  void visit(pdf_obj* node) {
    pdf_obj* kids = pdf_dict_get(ctx_, node, PDF_NAME(Kids));
    if (!pdf_is_array(ctx_, kids)) {
      leaves_ += pdf_is_dict(ctx_, node) != 0;
      return;
    }
    for (int i = pdf_array_len(ctx_, kids); i-- > 0;) push(pdf_array_get(ctx_, kids, i));
  }
  void push(pdf_obj* node) noexcept {
    const auto number = static_cast<size_t>(std::max(pdf_to_num(ctx_, node), 0));
    if (++nodes_ > kMostNodes || number >= seen_.size() || (number > 0 && seen_[number])) return;
    seen_[number] = true;
    stack_.push_back(node);
  }

  fz_context* ctx_;
  std::vector<bool> seen_;
  std::vector<pdf_obj*> stack_;
  size_t nodes_ = 0;
  uint32_t leaves_ = 0;
};

fz_matrix turn_upright(fz_rect& bounds, uint16_t rotation) {
  const fz_matrix turned = fz_rotate(static_cast<float>(rotation));
  const fz_rect box = fz_transform_rect(bounds, turned);
  bounds = fz_make_rect(0, 0, box.x1 - box.x0, box.y1 - box.y0);
  return fz_concat(turned, fz_translate(-box.x0, -box.y0));
}

uint16_t rotation_of(fz_context* ctx, pdf_page* page) {
  const int turn = pdf_to_int(ctx, pdf_dict_get_inheritable(ctx, page->obj, PDF_NAME(Rotate))) % 360;
  return static_cast<uint16_t>((turn + 360) % 360 / 90 * 90);
}

}  // namespace

void Document::stop_page() { cookie.abort = 1; }

Result<Document> Document::open(std::span<const std::byte> bytes) {
  Document document;
  document.state_ = std::make_shared<State>();
  State& state = *document.state_;
  state.ctx = fz_new_context(nullptr, nullptr, kStoreBytes);
  if (!state.ctx) return fail(ErrorKind::limit, "there is no memory to read the file");
  fz_set_warning_callback(state.ctx, say_nothing, nullptr);
  fz_set_error_callback(state.ctx, say_nothing, nullptr);
  const auto opened = guarded(state.ctx, [&] {
    state.stream = fz_open_memory(state.ctx, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    state.pdf = pdf_open_document_with_stream(state.ctx, state.stream);
  });
  if (!opened) {
    const bool locked = opened.error().message.find("encryption") != std::string::npos;
    if (locked) return fail(ErrorKind::denied, "the file is encrypted in a way that cannot be read");
    return fail(opened.error().kind, "the file is no readable PDF (" + opened.error().message + ")");
  }
  bool locked = false;
  TRY(guarded(state.ctx, [&] { locked = pdf_needs_password(state.ctx, state.pdf) != 0; }));
  if (locked) return fail(ErrorKind::denied, "the file is encrypted and needs a password");
  pdf_mark_xref(state.ctx, state.pdf);  // what is kept when pages are forgotten
  TRY(document.count_pages());
  return document;
}

Result<void> Document::count_pages() {
  State& state = *state_;
  pdf_obj* root = nullptr;
  // A /Count that cannot be read claims nothing; the walk decides.
  (void)guarded(state.ctx, [&] {
    root = pdf_dict_getp(state.ctx, pdf_trailer(state.ctx, state.pdf), "Root/Pages");
    claimed_pages_ = pdf_to_int64(state.ctx, pdf_dict_get(state.ctx, root, PDF_NAME(Count)));
  });
  if (!root) return fail(ErrorKind::corrupt, "the file has no pages");
  page_count_ = TRY(PageTreeWalk(state.ctx, state.pdf).count(root));
  if (page_count_ == 0) return fail(ErrorKind::corrupt, "the file has no pages");
  if (claimed_pages_ != page_count_) return {};
  state.page_tree = guarded(state.ctx, [&] { pdf_load_page_tree(state.ctx, state.pdf); }).has_value();
  return {};
}

bool Document::was_repaired() const { return pdf_was_repaired(state_->ctx, state_->pdf) != 0; }

std::u32string Document::title() const {
  std::array<char, 1024> title{};
  // A file without a title, or with a broken one, has none.
  (void)guarded(state_->ctx, [&] {
    fz_lookup_metadata(state_->ctx, &state_->pdf->super, FZ_META_INFO_TITLE, title.data(),
                       static_cast<int>(title.size()));
  });
  return text::decode_utf8_lossy(std::string_view(title.data(), strnlen(title.data(), title.size())));
}

Result<GlyphPage> Document::glyphs(PageNumber number) {
  GlyphPage page;
  forget_now_and_then(state_->ctx, state_->pdf, number.value);
  PageWork work(state_->ctx, state_->pdf);
  TRY(guarded(work.ctx, [&] {
    work.load(number);
    fz_rect bounds = pdf_bound_page(work.ctx, work.page);
    const fz_matrix ctm = turn_upright(bounds, 0);
    page.width = bounds.x1;
    page.height = bounds.y1;
    page.rotation = rotation_of(work.ctx, work.page);
    work.device = new_glyph_device(work.ctx, &page);
    work.run(ctm);
  }));
  TRY(check_stopped());
  return page;
}

Result<Box> Document::bounds(PageNumber number, uint16_t rotation) {
  fz_rect bounds = fz_empty_rect;
  PageWork work(state_->ctx, state_->pdf);
  TRY(guarded(work.ctx, [&] {
    work.load(number);
    bounds = pdf_bound_page(work.ctx, work.page);
    (void)turn_upright(bounds, rotation);
  }));
  return Box{bounds.x0, bounds.y0, bounds.x1, bounds.y1};
}

Result<Raster> Document::render(PageNumber number, const View& view) {
  PageWork work(state_->ctx, state_->pdf);
  TRY(guarded(work.ctx, [&] {
    work.load(number);
    fz_rect bounds = pdf_bound_page(work.ctx, work.page);
    const fz_matrix upright = turn_upright(bounds, view.rotation);
    const fz_rect clip = view.clip.empty() ? bounds : fz_intersect_rect(bounds, to_rect(view.clip));
    const fz_matrix ctm = fz_concat(upright, fz_scale(view.scale, view.scale));
    const fz_irect area = fz_round_rect(fz_transform_rect(clip, fz_scale(view.scale, view.scale)));
    fz_colorspace* colours = view.channels == 1 ? fz_device_gray(work.ctx) : fz_device_rgb(work.ctx);
    work.pixmap = fz_new_pixmap_with_bbox(work.ctx, colours, area, nullptr, 0);
    fz_clear_pixmap_with_value(work.ctx, work.pixmap, 0xFF);
    work.device = fz_new_draw_device(work.ctx, fz_identity, work.pixmap);
    work.run(ctm);
  }));
  TRY(check_stopped());
  Raster raster{work.pixmap->w, work.pixmap->h, view.channels, {}};
  const size_t row = static_cast<size_t>(raster.width) * static_cast<size_t>(raster.channels);
  raster.samples.reserve(row * static_cast<size_t>(raster.height));
  for (int y = 0; y < raster.height; ++y) {
    raster.samples.append(reinterpret_cast<const char*>(work.pixmap->samples) + y * work.pixmap->stride, row);
  }
  return raster;
}

Result<std::string> Document::to_png(Raster& raster) {
  struct Owned {
    fz_context* ctx;
    fz_pixmap* pixmap = nullptr;
    fz_buffer* buffer = nullptr;
    ~Owned() {
      fz_drop_buffer(ctx, buffer);
      fz_drop_pixmap(ctx, pixmap);
    }
  } owned{state_->ctx};
  TRY(guarded(owned.ctx, [&] {
    auto* samples = reinterpret_cast<unsigned char*>(raster.samples.data());
    owned.pixmap = fz_new_pixmap_with_data(owned.ctx, fz_device_rgb(owned.ctx), raster.width, raster.height, nullptr, 0,
                                           raster.width * raster.channels, samples);
    owned.buffer = fz_new_buffer_from_pixmap_as_png(owned.ctx, owned.pixmap, fz_default_color_params);
  }));
  return std::string(reinterpret_cast<const char*>(owned.buffer->data), owned.buffer->len);
}

}  // namespace recto::pdf
