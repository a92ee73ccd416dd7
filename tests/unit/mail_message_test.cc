// Headers that no text can break, and that every reader decodes to the same text again.
#include "outbox/mail_message.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>

#include <algorithm>
#include <sstream>

namespace seller_support::outbox {
namespace {

using namespace std::string_literals;

const Time kNow = *FromSql("2026-11-24 08:05:09.000000");

std::string DecodeBase64(const std::string& text) {
  std::string out(text.size() / 4 * 3, '\0');
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                                   reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  if (size < 0) return "not base64";
  out.resize(static_cast<size_t>(size) - static_cast<size_t>(std::count(text.begin(), text.end(), '=')));
  return out;
}

// As a mail reader does: unfold, then decode; space between encoded-words does not count.
std::string Decode(std::string value) {
  for (size_t fold = value.find("\r\n"); fold != std::string::npos; fold = value.find("\r\n")) value.erase(fold, 2);
  std::istringstream words(value);
  std::string out;
  bool after_encoded = false;
  for (std::string word; words >> word;) {
    const bool encoded = word.starts_with("=?UTF-8?B?") && word.ends_with("?=");
    if (!out.empty() && !(encoded && after_encoded)) out += ' ';
    out += encoded ? DecodeBase64(word.substr(10, word.size() - 12)) : word;
    after_encoded = encoded;
  }
  return out;
}

std::string Value(const std::string& line) { return line.substr(line.find(':') + 2); }

void ExpectFolded(const std::string& line) {
  size_t start = 0;
  for (size_t end = 0; start <= line.size(); start = end + 2) {
    end = std::min(line.find("\r\n", start), line.size());
    EXPECT_LE(end - start, 76U) << line;
    EXPECT_EQ(line.substr(start, end - start).find_first_of("\r\n"), std::string::npos) << line;
    EXPECT_TRUE(start == 0 || line[start] == ' ') << line;
    if (end == line.size()) break;
  }
}

MailMessage Example() {
  MailMessage mail;
  mail.to_address = "clara@example.test";
  mail.to_name = "Clara Jäger";
  mail.from_address = "shop@example.test";
  mail.from_name = "Marktplatz Demo";
  mail.subject = "[Marktplatz Demo] Ticket #17: Bowl arrived broken";
  mail.message_id = "<ticket.17.a1@shop.example.test>";
  mail.in_reply_to = "<ticket.17.root@shop.example.test>";
  mail.references = {"<ticket.17.root@shop.example.test>"};
  return mail;
}

TEST(MailHeader, PlainAsciiStaysReadable) {
  EXPECT_EQ(TextHeader("Subject", "[Marktplatz Demo] Ticket #17: Bowl arrived broken"),
            "Subject: [Marktplatz Demo] Ticket #17: Bowl arrived broken");
}

TEST(MailHeader, EveryTextComesBackAsItWas) {
  const std::string texts[] = {
      "Schüssel zerbrochen – was nun?",
      "🙂🙂🙂 👩‍👩‍👧‍👦 flags 🇩🇪🇫🇷",
      "\"Quotes\", commas; <angles> & \\backslashes\\",
      "=?UTF-8?B?SGVsbG8=?= is not an encoded word here",
      "日本語の件名がここにあります。とても長いので折り返されるはずです。日本語の件名がここにあります。",
      "one " + std::string(300, 'x') + " word",
      "Ärger mit " + std::string(150, 'y') + " und mehr"};
  for (const std::string& text : texts) {
    const std::string line = TextHeader("Subject", text);
    ExpectFolded(line);
    EXPECT_EQ(Decode(Value(line)), text);
  }
}

TEST(MailHeader, LongSubjectsAreFolded) {
  std::string subject;
  while (subject.size() < 400) subject += subject.empty() ? "words" : " of the subject";
  const std::string line = TextHeader("Subject", subject);
  EXPECT_NE(line.find("\r\n "), std::string::npos);
  ExpectFolded(line);
  EXPECT_EQ(Decode(Value(line)), subject);
}

TEST(MailHeader, NoCharacterIsCutBetweenEncodedWords) {
  for (size_t shift = 0; shift < 4; ++shift) {
    std::string text(shift, 'a');
    for (int i = 0; i < 60; ++i) text += "🙂";
    std::string value = Value(TextHeader("Subject", text));
    std::istringstream words(value);
    for (std::string word; words >> word;) {
      const std::string part = DecodeBase64(word.substr(10, word.size() - 12));
      EXPECT_NE(static_cast<unsigned char>(part.front()) & 0xC0, 0x80) << "begins inside a character";
    }
    EXPECT_EQ(Decode(value), text);
  }
}

TEST(MailHeader, LineEndsAndControlsCannotLeaveTheirHeader) {
  const std::string attack = "Hi\r\nBcc: all@example.test\nX: y\rZ\0z\x7F\x0B"s;
  for (const std::string& line : {TextHeader("Subject", attack), AddressHeader("To", attack, "a@example.test")}) {
    EXPECT_EQ(line.find('\r'), std::string::npos) << line;
    EXPECT_EQ(line.find('\n'), std::string::npos) << line;
    EXPECT_EQ(line.find('\0'), std::string::npos) << line;
  }
  EXPECT_EQ(TextHeader("Subject", "Hi\r\nBcc: all@example.test"), "Subject: Hi Bcc: all@example.test");
}

TEST(MailHeader, ABadHeaderIsLeftOutRatherThanSent) {
  MailMessage mail = Example();
  mail.message_id = "<a@b>\r\nBcc: <c@d>";
  mail.in_reply_to = "no brackets";
  mail.references = {"<two words@x>", "<good@x>"};
  mail.reply_to = "x@y\r\nBcc: z@y";
  const auto lines = HeaderLines(mail, kNow);
  std::string all;
  for (const std::string& line : lines) all += line + "\r\n";
  EXPECT_EQ(all.find("Bcc"), std::string::npos);
  EXPECT_EQ(all.find("Message-ID"), std::string::npos);
  EXPECT_EQ(all.find("In-Reply-To"), std::string::npos);
  EXPECT_NE(all.find("References: <good@x>\r\n"), std::string::npos);
}

TEST(MailHeader, NamesAreQuotedOrEncodedAsTheyNeed) {
  EXPECT_EQ(AddressHeader("To", "", "a@example.test"), "To: a@example.test");
  EXPECT_EQ(AddressHeader("To", "Clara Meyer", "a@example.test"), "To: Clara Meyer <a@example.test>");
  EXPECT_EQ(AddressHeader("To", "Meyer, Clara", "a@example.test"), "To: \"Meyer, Clara\" <a@example.test>");
  EXPECT_EQ(AddressHeader("To", "The \"best\" \\ shop", "a@example.test"),
            "To: \"The \\\"best\\\" \\\\ shop\" <a@example.test>");
  EXPECT_EQ(AddressHeader("To", "evil@example.test", "a@example.test"), "To: \"evil@example.test\" <a@example.test>");
  EXPECT_EQ(AddressHeader("To", "Zoë", "a@example.test"), "To: =?UTF-8?B?Wm/Dqw==?= <a@example.test>");
}

TEST(MailHeader, LongNamesAreFoldedBeforeTheAddress) {
  std::string name;
  for (int i = 0; i < 20; ++i) name += "Töpferei ";
  const std::string address = std::string(60, 'a') + "@example.test";
  const std::string line = AddressHeader("From", name, address);
  ExpectFolded(line);
  EXPECT_TRUE(line.ends_with("\r\n <" + address + ">")) << line;
}

TEST(MailHeader, AMessageHasAllItsHeaders) {
  const std::vector<std::string> expected = {"Date: Tue, 24 Nov 2026 08:05:09 +0000",
                                             "From: Marktplatz Demo <shop@example.test>",
                                             "To: =?UTF-8?B?Q2xhcmEgSsOkZ2Vy?= <clara@example.test>",
                                             "Subject: [Marktplatz Demo] Ticket #17: Bowl arrived broken",
                                             "Message-ID: <ticket.17.a1@shop.example.test>",
                                             "In-Reply-To: <ticket.17.root@shop.example.test>",
                                             "References: <ticket.17.root@shop.example.test>",
                                             "Auto-Submitted: auto-generated"};
  EXPECT_EQ(HeaderLines(Example(), kNow), expected);
}

TEST(MailAddress, TakesWhatWordPressTakes) {
  for (const char* address : {"a@b.de", "clara.jaeger+shop@mail.example.test", "o'neil@example.test", "x@127.0.0.1"}) {
    EXPECT_TRUE(IsMailAddress(address)) << address;
  }
}

TEST(MailAddress, RefusesWhatCouldGoElsewhere) {
  const std::string long_address = std::string(250, 'a') + "@b.de";
  for (const std::string& address :
       {std::string(), std::string("a"), std::string("@b.de"), std::string("a@"), std::string("a@b@c"),
        std::string("a b@c.de"), std::string("a@b.de\r\nRCPT TO:<x@y>"), std::string("a@b.de\0", 7),
        std::string("a@b.de,c@d.de"), std::string("<a@b.de>"), std::string("a@b.de>"), std::string("jörg@b.de"),
        std::string("\"a\"@b.de"), long_address}) {
    EXPECT_FALSE(IsMailAddress(address)) << address;
  }
}

TEST(MailBody, EveryLineEndsWithCrLf) {
  EXPECT_EQ(BodyText("a\nb\r\nc\rd"), "a\r\nb\r\nc\r\nd");
  EXPECT_EQ(BodyText(std::string_view("a\0b", 3)), "ab");
}

}  // namespace
}  // namespace seller_support::outbox
