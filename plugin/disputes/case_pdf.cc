#include "disputes/case_pdf.h"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <memory>
#include <stdexcept>

#include "web/translations.h"

namespace seller_support::disputes {
namespace {

// Points: 1/72 inch.
constexpr double kWidth = 595.28, kHeight = 841.89, kMargin = 56, kFoot = 36;
constexpr double kBottom = kHeight - kMargin - kFoot;
constexpr double kGrey = 0.4;

struct Free {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* drawing) const { cairo_destroy(drawing); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoLayoutIter* lines) const { pango_layout_iter_free(lines); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

cairo_status_t Append(void* text, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

struct Style {
  const char* font;
  double before = 0;  // room above
  bool grey = false;
};
constexpr Style kTitle{"Sans Bold 16"}, kLead{"Sans 9", 6, true}, kHead{"Sans Bold 10", 16}, kMeta{"Sans 8", 1, true},
    kBody{"Sans 10", 4}, kFact{"Sans 9", 2}, kCode{"Monospace 6.5", 3, true}, kFooter{"Sans 7.5", 0, true};

// Writes paragraphs down one page after the other.
class Paper {
 public:
  Paper(std::string& bytes, const CasePrint& print, int pages)
      : print_(print),
        pages_(pages),
        surface_(cairo_pdf_surface_create_for_stream(Append, &bytes, kWidth, kHeight)),
        drawing_(cairo_create(surface_.get())) {
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, print.title.c_str());
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, ToIso(print.made_at).c_str());
  }

  void Write(const std::string& text, const Style& style) {
    if (text.empty()) return;
    const auto layout = Layout(text, style);
    const Owned<PangoLayoutIter> lines(pango_layout_get_iter(layout.get()));
    y_ += style.before;
    do {
      PangoRectangle line;
      pango_layout_iter_get_line_extents(lines.get(), nullptr, &line);
      const double height = static_cast<double>(line.height) / PANGO_SCALE;
      if (y_ + height > kBottom) TurnPage();
      const double rise = static_cast<double>(pango_layout_iter_get_baseline(lines.get()) - line.y) / PANGO_SCALE;
      Colour(style);
      cairo_move_to(drawing_.get(), kMargin + static_cast<double>(line.x) / PANGO_SCALE, y_ + rise);
      pango_cairo_show_layout_line(drawing_.get(), pango_layout_iter_get_line_readonly(lines.get()));
      y_ += height;
    } while (pango_layout_iter_next_line(lines.get()));
  }

  // A heading does not stay behind alone.
  void Keep(double room) {
    if (y_ + room > kBottom) TurnPage();
  }

  // The number of pages.
  int Finish() {
    EndPage();
    cairo_surface_finish(surface_.get());
    if (cairo_surface_status(surface_.get()) != CAIRO_STATUS_SUCCESS) throw std::runtime_error("the PDF failed");
    return page_;
  }

 private:
  Owned<PangoLayout> Layout(const std::string& text, const Style& style) {
    Owned<PangoLayout> layout(pango_cairo_create_layout(drawing_.get()));
    const Owned<PangoFontDescription> font(pango_font_description_from_string(style.font));
    pango_layout_set_font_description(layout.get(), font.get());
    pango_context_set_language(pango_layout_get_context(layout.get()),
                               pango_language_from_string(print_.language.c_str()));
    pango_layout_set_width(layout.get(), static_cast<int>((kWidth - 2 * kMargin) * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
    return layout;
  }

  void Colour(const Style& style) {
    const double shade = style.grey ? kGrey : 0;
    cairo_set_source_rgb(drawing_.get(), shade, shade, shade);
  }

  void EndPage() {
    const std::string page =
        web::Fill(print_.page_of, {{"page", std::to_string(page_)}, {"pages", std::to_string(pages_)}});
    const auto layout = Layout(print_.title + " · " + page + "\n" + print_.last_hash, kFooter);
    Colour(kFooter);
    cairo_move_to(drawing_.get(), kMargin, kBottom + kFoot / 2);
    pango_cairo_show_layout(drawing_.get(), layout.get());
    cairo_show_page(drawing_.get());
  }

  void TurnPage() {
    EndPage();
    ++page_;
    y_ = kMargin;
  }

  const CasePrint& print_;
  const int pages_;
  const Owned<cairo_surface_t> surface_;
  const Owned<cairo_t> drawing_;
  int page_ = 1;
  double y_ = kMargin;
};

void Write(Paper& paper, const CasePrint::Item& one) {
  const CaseItem& item = one.item;
  paper.Keep(60);
  paper.Write(item.title, kHead);
  paper.Write(fmt::format("{} · {}{}", item.sequence, one.at, item.side.empty() ? "" : " · " + item.side), kMeta);
  for (const std::string& note : item.notes) paper.Write(note, kFact);
  for (const CaseItem::Fact& fact : item.facts) paper.Write(fact.label + ": " + fact.value, kFact);
  paper.Write(item.words, kBody);
  for (const CaseItem::File& file : item.files) {
    paper.Write(file.name, kFact);
    paper.Write(file.hash, kCode);
  }
  paper.Write(item.hash, kCode);
}

std::string Print(const CasePrint& print, int& pages) {
  std::string bytes;
  Paper paper(bytes, print, pages);
  paper.Write(print.title, kTitle);
  paper.Write(print.lead, kLead);
  for (const CasePrint::Item& item : print.items) Write(paper, item);
  pages = paper.Finish();
  return bytes;
}

}  // namespace

std::string CasePdf(const CasePrint& print) {
  // Once to count the pages, once to say the number.
  int pages = 0;
  Print(print, pages);
  return Print(print, pages);
}

}  // namespace seller_support::disputes
