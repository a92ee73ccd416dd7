// Tables for spreadsheets. Source of the format: RFC 4180.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seller_support {

// What a file begins with so that spreadsheets read it as UTF-8.
inline constexpr std::string_view kCsvStart = "\xEF\xBB\xBF";

// Adds one row, its end included. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
void AppendCsvRow(std::string& csv, const std::vector<std::string>& cells);

}  // namespace seller_support
