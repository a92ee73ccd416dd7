// Tables for spreadsheets: nothing in a cell is carried out, and every text comes out as it went in.
#include "base/csv.h"

#include <gtest/gtest.h>

namespace seller_support {
namespace {

std::string Row(const std::vector<std::string>& cells) {
  std::string csv;
  AppendCsvRow(csv, cells);
  return csv;
}

TEST(Csv, NoCellIsAFormula) {
  for (const std::string start : {"=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
    const std::string cell = start + "HYPERLINK(1)";
    const std::string row = Row({"1", cell});
    EXPECT_NE(row.find("'" + cell), std::string::npos) << row;
  }
  EXPECT_EQ(Row({"=1+1"}), "'=1+1\r\n");
  EXPECT_EQ(Row({"=\"a\";1"}), "\"'=\"\"a\"\";1\"\r\n");
  EXPECT_EQ(Row({"a=1", " =1", "1-1"}), "a=1, =1,1-1\r\n");
}

TEST(Csv, QuotesWhatWouldEndACell) {
  EXPECT_EQ(Row({"a,b", "c\"d", "e\r\nf", "g;h", "", "i j"}), "\"a,b\",\"c\"\"d\",\"e\r\nf\",\"g;h\",,i j\r\n");
  EXPECT_EQ(Row({}), "\r\n");
}

}  // namespace
}  // namespace seller_support
