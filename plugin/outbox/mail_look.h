// The shop's colours, made safe and readable.
#pragma once

#include <string>
#include <string_view>

#include "host/profile.h"

namespace seller_support::outbox {

// "#rrggbb" each.
struct MailColors {
  std::string background, outside;  // behind everything, and text upon it
  std::string card, text;           // of the message
  std::string base, on_base;        // of the button
  std::string link;                 // base, or text where base cannot be read on the card
};

// What is no #rgb or #rrggbb becomes WooCommerce's default. Text, link and button text have a contrast
// of at least 4.5 to what is behind them.
MailColors ColorsOf(const host::MailLook& look);

// Contrast of two "#rrggbb" colours, from 1 to 21. Source: WCAG 2.1.
double Contrast(std::string_view a, std::string_view b);

}  // namespace seller_support::outbox
