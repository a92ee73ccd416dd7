#include "host/format.h"

#include <gtest/gtest.h>

#include "host/decimal.h"
#include "host/plain_text.h"
#include "support/login.h"

namespace seller_support::host {
namespace {

using std::chrono::hours;

Profile With(const std::string& date, const std::string& zone = "Europe/Berlin") {
  Profile profile = test::TestProfile();
  profile.date_format = date;
  profile.timezone = zone;
  return profile;
}

std::string Dated(const std::string& format, const std::string& sql, const std::string& language = "en_US",
                  const std::string& zone = "Europe/Berlin") {
  return Formatter(With(format, zone), language).Date(*FromSql(sql));
}

TEST(DateFormat, SpeaksTheReadersLanguage) {
  EXPECT_EQ(Dated("j. F Y", "2026-03-24 12:00:00", "de_DE"), "24. März 2026");
  EXPECT_EQ(Dated("j. F Y", "2026-03-24 12:00:00", "de_DE_formal"), "24. März 2026");
  EXPECT_EQ(Dated("F j, Y", "2026-03-24 12:00:00"), "March 24, 2026");
  EXPECT_EQ(Dated("l, j F Y", "2026-03-24 12:00:00", "fr_FR"), "mardi, 24 mars 2026");
  EXPECT_EQ(Dated("j F Y", "2026-03-24 12:00:00", "ru_RU"), "24 марта 2026");
  EXPECT_EQ(Dated("F Y", "2026-03-24 12:00:00", "ru_RU"), "март 2026");
  EXPECT_EQ(Dated("F Y", "2026-03-24 12:00:00", ""), "March 2026");
}

TEST(DateFormat, KnowsPhpsLetters) {
  const std::string when = "2026-03-01 13:04:05.678901";  // Sunday, 14:04:05 in Berlin
  const std::pair<const char*, const char*> letters[] = {{"d", "01"},
                                                         {"D", "Sun"},
                                                         {"j", "1"},
                                                         {"l", "Sunday"},
                                                         {"N", "7"},
                                                         {"S", "st"},
                                                         {"w", "0"},
                                                         {"z", "59"},
                                                         {"W", "09"},
                                                         {"F", "March"},
                                                         {"m", "03"},
                                                         {"M", "Mar"},
                                                         {"n", "3"},
                                                         {"t", "31"},
                                                         {"L", "0"},
                                                         {"o", "2026"},
                                                         {"Y", "2026"},
                                                         {"y", "26"},
                                                         {"a", "pm"},
                                                         {"A", "PM"},
                                                         {"B", "586"},
                                                         {"g", "2"},
                                                         {"G", "14"},
                                                         {"h", "02"},
                                                         {"H", "14"},
                                                         {"i", "04"},
                                                         {"s", "05"},
                                                         {"u", "678901"},
                                                         {"v", "678"},
                                                         {"e", "Europe/Berlin"},
                                                         {"I", "0"},
                                                         {"O", "+0100"},
                                                         {"P", "+01:00"},
                                                         {"p", "+01:00"},
                                                         {"T", "+01:00"},
                                                         {"Z", "3600"},
                                                         {"c", "2026-03-01T14:04:05+01:00"},
                                                         {"r", "Sun, 01 Mar 2026 14:04:05 +0100"},
                                                         {"U", "1772370245"}};
  for (const auto& [letter, text] : letters) EXPECT_EQ(Dated(letter, when), text) << letter;
}

TEST(DateFormat, KeepsWhatIsNoLetter) {
  EXPECT_EQ(Dated("\\D\\e\\n j\\t\\h, \\\\ Q x ü", "2026-03-01 12:00:00"), "Den 1th, \\ Q x ü");
  EXPECT_EQ(Dated("Y\\", "2026-03-01 12:00:00"), "2026\\");
}

TEST(DateFormat, CountsWeeksAndOrdinalsAsPhpDoes) {
  EXPECT_EQ(Dated("o-W", "2027-01-01 12:00:00"), "2026-53");
  EXPECT_EQ(Dated("o-W", "2024-12-30 12:00:00"), "2025-01");
  std::string days;
  for (const char* day : {"02", "03", "04", "11", "12", "13", "21", "22", "23", "31"}) {
    days += Dated("S", std::string("2026-01-") + day + " 12:00:00");
  }
  EXPECT_EQ(days,
            "ndrdthththth"
            "stndrdst");
  EXPECT_EQ(Dated("g A", "2026-01-01 23:30:00"), "12 AM");
  EXPECT_EQ(Dated("g A", "2026-01-01 11:30:00"), "12 PM");
}

TEST(DateFormat, UsesTheShopsZone) {
  EXPECT_EQ(Dated("Y-m-d H:i I", "2026-07-01 22:30:00"), "2026-07-02 00:30 1");
  EXPECT_EQ(Dated("Y-m-d H:i e P", "2026-07-01 22:30:00", "en", "+05:30"), "2026-07-02 04:00 +05:30 +05:30");
  EXPECT_EQ(Dated("Y-m-d H:i O", "2026-07-01 02:00:00", "en", "-03:30"), "2026-06-30 22:30 -0330");
  EXPECT_EQ(Dated("H:i p T", "2026-07-01 02:00:00", "en", "UTC"), "02:00 Z UTC");
}

TEST(ShortDate, IsAsShortAsItMayBe) {
  const Formatter german(With("j. F Y"), "de_DE");
  const Time now = *FromSql("2026-11-24 12:00:00");
  EXPECT_EQ(german.Short(now - hours(5), now), "08:00");
  EXPECT_EQ(german.Short(*FromSql("2026-11-23 22:30:00"), now), "23. Nov.");
  EXPECT_EQ(german.Short(*FromSql("2026-11-23 23:30:00"), now), "00:30");  // today in Berlin
  EXPECT_EQ(german.Short(*FromSql("2025-11-23 12:00:00"), now), "23. November 2025");
  EXPECT_EQ(german.DateTime(now), "24. November 2026 13:00");
}

TEST(DayStart, IsMidnightInTheShop) {
  const Formatter berlin(With("Y"), "en");
  EXPECT_EQ(berlin.DayStart("2026-07-01"), FromSql("2026-06-30 22:00:00"));
  EXPECT_EQ(berlin.DayStart("2026-01-01"), FromSql("2025-12-31 23:00:00"));
  EXPECT_EQ(Formatter(With("Y", "+05:30"), "en").DayStart("2026-01-01"), FromSql("2025-12-31 18:30:00"));
  for (const char* text : {"", "2026-02-30", "2026-13-01", "01.07.2026", "2026-07-1", "2026-07-011", "abcd-ef-gh"}) {
    EXPECT_FALSE(berlin.DayStart(text)) << text;
  }
}

std::string Priced(const std::string& amount, const std::string& position, int decimals = 2,
                   const std::string& currency = "EUR") {
  Profile profile = test::TestProfile();
  profile.currency.position = position;
  profile.currency.decimals = decimals;
  return Formatter(profile, "de_DE").Price(amount, currency);
}

TEST(Price, FollowsTheShopsFormat) {
  EXPECT_EQ(Priced("12.3", "right_space"), "12,30\u00A0€");
  EXPECT_EQ(Priced("12.3", "right"), "12,30€");
  EXPECT_EQ(Priced("12.3", "left"), "€12,30");
  EXPECT_EQ(Priced("12.3", "left_space"), "€\u00A012,30");
  EXPECT_EQ(Priced("-1234567.895", "left"), "-€1.234.567,90");
  EXPECT_EQ(Priced("999.995", "right"), "1.000,00€");
  EXPECT_EQ(Priced("0.5", "right", 0), "1€");
  EXPECT_EQ(Priced("-0.001", "right"), "0,00€");
  EXPECT_EQ(Priced("5", "right", 3, "USD"), "5,000$");
  EXPECT_EQ(Priced("5", "right", 2, "XTS"), "5,00XTS");
}

TEST(Price, IsExactForAnyAmount) {
  EXPECT_EQ(Priced("90071992547409931234.565", "right"), "90.071.992.547.409.931.234,57€");
  for (const char* text : {"", "abc", "1e5", "1,5", "1.", ".5", "--1", "12.3.4", " 1"}) {
    EXPECT_EQ(Priced(text, "right"), text);
  }
}

TEST(Amounts, AreTidyAndAddUpExactly) {
  EXPECT_EQ(TidyAmount("55.73000000"), "55.73");
  EXPECT_EQ(TidyAmount("6"), "6.00");
  EXPECT_EQ(TidyAmount("11.9339"), "11.9339");
  EXPECT_EQ(TidyAmount("-007.5"), "-7.50");
  EXPECT_EQ(TidyAmount("none"), "none");
  EXPECT_EQ(AddAmounts("0.1", "0.2"), "0.30");
  EXPECT_EQ(AddAmounts("3.42", "-4.35"), "-0.93");
  EXPECT_EQ(AddAmounts("11.9339", ""), "11.9339");
  EXPECT_EQ(AddAmounts("", ""), "0.00");
}

TEST(PlainText, TakesOutMarkupAndKeepsTheRest) {
  EXPECT_EQ(PlainText("Vase &amp; <b>Krug</b> &times; 2"), "Vase & Krug × 2");
  EXPECT_EQ(PlainText("Screws <M4> x100"), "Screws <M4> x100");
  EXPECT_EQ(PlainText("a<br />b<SPAN class=\"x\">c</span>"), "abc");
  EXPECT_EQ(PlainText("&#8211;&#x2013;&#39;&nbsp;&unknown;&amp;lt;"), "––'\u00A0&unknown;&lt;");
  EXPECT_EQ(PlainText("&#0;&#xD800;&#99999999999;&;&"), "&#0;&#xD800;&#99999999999;&;&");
  EXPECT_EQ(PlainText("1 < 2 <"), "1 < 2 <");
  EXPECT_EQ(PlainText("a\xff"
                      "b"),
            "a\uFFFD"
            "b");
}

}  // namespace
}  // namespace seller_support::host
