#include "base/csv.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace seller_support {
namespace {

// What makes a formula of a cell, in every spreadsheet there is; the last four are full-width signs.
constexpr std::array<std::string_view, 11> kFormulaStarts = {"=",  "+",      "-",      "@",      "\t",    "\r",
                                                             "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};

bool IsFormula(std::string_view cell) {
  return std::any_of(kFormulaStarts.begin(), kFormulaStarts.end(),
                     [&](std::string_view start) { return cell.starts_with(start); });
}

}  // namespace

void AppendCsvRow(std::string& csv, const std::vector<std::string>& cells) {
  bool first = true;
  for (const std::string& cell : cells) {
    if (!first) csv += ',';
    first = false;
    const std::string safe = IsFormula(cell) ? "'" + cell : cell;
    if (safe.find_first_of(",;\"\r\n") == std::string::npos) csv += safe;
    else csv += '"' + ReplaceAll(safe, "\"", "\"\"") + '"';
  }
  csv += "\r\n";
}

}  // namespace seller_support
