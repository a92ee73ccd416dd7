// What a file may be called.
#include <gtest/gtest.h>

#include "files/file.h"

namespace seller_support::files {
namespace {

using namespace std::string_literals;

TEST(FileName, TakesWhatPeopleCallTheirFiles) {
  for (const char* name : {"photo.jpg", "IMG_0001.HEIC", "Rechnung März (2).pdf", "a.b.c.png", "photo", "写真.webp",
                           "👍.mov", "scan.PDF "}) {
    EXPECT_TRUE(IsGoodFileName(name)) << name;
    EXPECT_TRUE(HasGoodEnding(name)) << name;
  }
}

TEST(FileName, RefusesPathsAndHiddenCharacters) {
  for (const std::string& name :
       {""s, " "s, "../../etc/passwd.jpg"s, "..\\x.jpg"s, "a/b.jpg"s, "C:\\a.jpg"s, "a\0.jpg"s, "a\nb.jpg"s, "a\r.jpg"s,
        "photo\u202Egpj.exe"s, "photo\u202Egpj.jpg"s, "a\u200F.jpg"s, "a\u2066b.jpg"s, "a\u200Bb.jpg"s, "\xFF.jpg"s}) {
    EXPECT_FALSE(IsGoodFileName(name)) << name;
  }
}

TEST(FileName, AnotherEndingIsItsOwnFault) {
  for (const char* name : {"photo.jpg.exe", "photo.php", "x.svg", "x.html", "x.pdf.js", "x.", "x.jpg.", "x.zip"}) {
    EXPECT_TRUE(IsGoodFileName(name)) << name;
    EXPECT_FALSE(HasGoodEnding(name)) << name;
  }
}

TEST(FileName, EndsLikeTheTypeThatWasFound) {
  EXPECT_EQ(NameFor("IMG_1.HEIC", "image/jpeg"), "IMG_1.jpg");
  EXPECT_EQ(NameFor("a.JPEG", "image/jpeg"), "a.JPEG");
  EXPECT_EQ(NameFor("a.jpg", "application/pdf"), "a.pdf");
  EXPECT_EQ(NameFor("a.php.gif", "image/png"), "a.php.png");
  EXPECT_EQ(NameFor("photo", "image/webp"), "photo.webp");
  EXPECT_EQ(NameFor(".pdf", "application/pdf"), "file.pdf");
  EXPECT_EQ(NameFor("film.m4v", "video/mp4"), "film.m4v");
  const std::string longest = NameFor(std::string(500, 'x') + ".mov", "video/quicktime");
  EXPECT_EQ(longest.size(), kMaxFileName + 2);  // an ellipsis has three bytes
  EXPECT_TRUE(longest.ends_with(".mov"));
}

TEST(ContentDisposition, SaysTheNameTwice) {
  EXPECT_EQ(ContentDisposition("a \"b\" %; ü.pdf", true),
            "attachment; filename=\"a _b_ _; _.pdf\"; filename*=UTF-8''a%20%22b%22%20%25%3B%20%C3%BC.pdf");
  EXPECT_EQ(ContentDisposition("x.jpg", false), "inline; filename=\"x.jpg\"; filename*=UTF-8''x.jpg");
}

TEST(StorageName, IsThirtyTwoHexDigits) {
  EXPECT_TRUE(IsStorageName(std::string(32, 'a')));
  for (const std::string& name :
       {""s, std::string(31, 'a'), std::string(33, 'a'), std::string(32, 'A'), "../" + std::string(29, 'a')}) {
    EXPECT_FALSE(IsStorageName(name)) << name;
  }
}

}  // namespace
}  // namespace seller_support::files
