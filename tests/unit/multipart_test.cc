// The parser of forms with files: what browsers send is read, everything else is refused.
#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

#include "web/multipart.h"

namespace seller_support::web {
namespace {

using namespace std::string_literals;

const std::string kType = "multipart/form-data; boundary=XX";

std::string Part(const std::string& head, const std::string& content) {
  return "--XX\r\n" + head + "\r\n\r\n" + content + "\r\n";
}
std::string Field(const std::string& name, const std::string& value) {
  return Part("Content-Disposition: form-data; name=\"" + name + "\"", value);
}
std::string File(const std::string& filename, const std::string& content) {
  return Part("Content-Disposition: form-data; name=\"file\"; filename=\"" + filename + "\"\r\nContent-Type: image/png",
              content);
}

TEST(Multipart, ReadsFieldsAndFilesInTheirOrder) {
  const std::string body = Field("a", "one\r\ntwo") + File("b.png", "\x89PNG\r\n--X\r\n\0--"s) + Field("c", "") +
                           File("d.pdf", "") + "--XX--\r\n";
  const Multipart form = ParseMultipart(kType, body);
  EXPECT_EQ(form.fields.Get("a"), "one\r\ntwo");
  EXPECT_TRUE(form.fields.Has("c"));
  ASSERT_EQ(form.files.size(), 2U);
  EXPECT_EQ(form.files[0].field, "file");
  EXPECT_EQ(form.files[0].filename, "b.png");
  EXPECT_EQ(form.files[0].content, "\x89PNG\r\n--X\r\n\0--"s);
  EXPECT_EQ(form.files[1].filename, "d.pdf");
}

TEST(Multipart, AnInputWithoutAFileSendsNone) {
  EXPECT_TRUE(ParseMultipart(kType, File("", "") + "--XX--").files.empty());
}

TEST(Multipart, TakesQuotedBoundariesAndABareEnd) {
  for (const char* type : {"multipart/form-data; boundary=\"XX\"", "multipart/form-data;boundary=XX;charset=utf-8",
                           "Multipart/Form-Data; charset=\"utf-8\"; Boundary=XX"}) {
    EXPECT_EQ(ParseMultipart(type, Field("a", "1") + "--XX--").fields.Get("a"), "1") << type;
  }
}

TEST(Multipart, NamesAreExactAndTheFirstOfEqualFieldsCounts) {
  const Multipart form = ParseMultipart(kType, Field("a", "1") + Field("A", "2") + Field("a", "3") + "--XX--");
  EXPECT_EQ(form.fields.Get("a"), "1");
  EXPECT_EQ(form.fields.Get("A"), "2");
}

TEST(Multipart, ReadsNamesAsBrowsersWriteThem) {
  const Multipart form =
      ParseMultipart(kType, File("a %22b%22 ü+%2F.png", "x") +
                                Part("Content-Disposition: form-data; filename=c.png; name=z", "y") + "--XX--");
  EXPECT_EQ(form.files.at(0).filename, "a \"b\" ü+%2F.png");
  EXPECT_EQ(form.files.at(1).field, "z");
}

TEST(Multipart, RefusesWhatIsMalformed) {
  const std::string good = Field("a", "1");
  for (const std::string& body : std::vector<std::string>{
           ""s,
           "--XX"s,
           "--XX--x"s,
           good,
           good + "--XX",
           good + "--XX-",
           good + "--XX--\r\nmore",
           good + "--XX--\n",
           "\r\n" + good + "--XX--",
           "preamble\r\n" + good + "--XX--",
           good + "--XXY\r\n" + "--XX--",
           Part("Content-Type: text/plain", "x") + "--XX--",
           Part("Content-Disposition: form-data", "x") + "--XX--",
           Part("Content-Disposition: attachment; name=\"a\"", "x") + "--XX--",
           Part("Content-Disposition: form-data; name=\"a", "x") + "--XX--",
           Part("Content-Disposition: form-data; name=\"a\" x", "y") + "--XX--",
           Part("Content-Disposition: form-data; name=\"a\"; name=\"b\"", "x") + "--XX--",
           Part("Content-Disposition: form-data; name=\"a\"; filename=\"b\"; filename=\"c\"", "x") + "--XX--",
           Part("Content-Disposition: form-data; name=\"a\"; filename*=UTF-8''x", "x") + "--XX--",
           Part("Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"", "x") +
               "--XX--",
           Part("no colon", "x") + "--XX--",
           Part(": x", "x") + "--XX--",
           "--XX\r\n\r\nx\r\n--XX--",
           "--XX\nContent-Disposition: form-data; name=\"a\"\n\nx\n--XX--",
           Field("a\0b"s, "x") + "--XX--",
           Field("a", "x\0y"s) + "--XX--",
           Field("a", "\xFF") + "--XX--",
           File("a\0.png"s, "x") + "--XX--",
           File("\xFF.png", "x") + "--XX--",
           Part("Content-Disposition: form-data; name=\"a\"\r\nX: " + std::string(5000, 'x'), "y") + "--XX--",
           Field("a", std::string(kMaxTextPart + 1, 'x')) + "--XX--"}) {
    EXPECT_THROW(ParseMultipart(kType, body), std::invalid_argument) << body.substr(0, 100);
  }
  std::string many;
  for (size_t i = 0; i <= kMaxParts; ++i) many += good;
  EXPECT_THROW(ParseMultipart(kType, many + "--XX--"), std::invalid_argument);
}

TEST(Multipart, WhatBringsFilesIsSeenWithoutReadingIt) {
  Request request;
  request.content_type = kType;
  EXPECT_FALSE(BringsFiles(request));
  request.body = Field("message", "Words") + File("", "") + "--XX--\r\n";
  EXPECT_FALSE(BringsFiles(request));
  for (const std::string& name : {"filename=\"a.png\""s, "FileName=\"a\""s, "filename=a"s, "filename*=UTF-8''a"s,
                                  "filename=\"\"; filename=\"a\""s}) {
    request.body = File("", "") + Part("Content-Disposition: form-data; name=\"file\"; " + name, "content");
    EXPECT_TRUE(BringsFiles(request)) << name;
  }
  request.body.clear();
  request.read_large_body = [](const Request::TakePiece&) { return true; };
  EXPECT_TRUE(BringsFiles(request));
  request.content_type = "application/x-www-form-urlencoded";
  EXPECT_FALSE(BringsFiles(request));
}

TEST(Multipart, RefusesBoundariesThatAreNone) {
  for (const std::string& type :
       {"multipart/form-data"s, "multipart/form-data; boundary="s, "multipart/form-data; boundary=\"\""s,
        "multipart/form-data; boundary=XX; boundary=YY"s, "multipart/form-data; boundary=\"X"s,
        "multipart/form-data boundary=XX"s, "multipart/mixed; boundary=XX"s, "multipart/form-dataX; boundary=XX"s,
        "multipart/form-data; boundary=" + std::string(71, 'x'), "multipart/form-data; boundary=\"X\xC3\xBC\""s}) {
    EXPECT_THROW(ParseMultipart(type, Field("a", "1") + "--XX--"), std::invalid_argument) << type;
  }
}

TEST(Multipart, SavesTheFieldsOfABodyThatWasCutOff) {
  const Fields fields =
      FieldsInPart(kType, Field("message", "Kept") +
                              "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nhalf of");
  EXPECT_EQ(fields.Get("message"), "Kept");
  EXPECT_TRUE(FieldsInPart("nothing", "at all").all().empty());
}

}  // namespace
}  // namespace seller_support::web
