// Host texts are HTML of unknown quality; ours are plain text that templates escape.
#pragma once

#include <string>
#include <string_view>

namespace seller_support::host {

// Takes out the tags of simple text markup (b, em, span, br …) and decodes character references; what
// only looks like a tag ("Screws <M4>") and unknown references stay. Invalid UTF-8 becomes U+FFFD.
// The result is text, not safe HTML: it has to be escaped on output.
std::string PlainText(std::string_view html);

}  // namespace seller_support::host
