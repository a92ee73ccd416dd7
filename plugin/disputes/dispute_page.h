// Draws a dispute's page; shared by looking at it and by forms that were refused.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "disputes/dispute_store.h"
#include "host/visit.h"
#include "refunds/refund_payment.h"

namespace seller_support::disputes {

// What was wrong with the form that was sent to visit.path; what was typed is in visit.form.
struct Refused {
  std::string problem;                           // above the page
  std::map<std::string, std::string> errors;     // beside a field, by its name
  std::vector<std::string> uploads;              // files that need not be sent again
  std::string file_error;                        // beside them
  std::optional<refunds::Payment> payment = {};  // of the marketplace, as typed
  bool wrong() const { return !errors.empty() || (payment && payment->wrong()); }
};

web::Response DrawDispute(const host::Visit& visit, const DisputeView& view, const Refused& refused, int status);

// The sections of one side's forms, for DrawDispute: dispute_forms.cc, dispute_desk_forms.cc. True when the form that
// was refused is among them.
bool AddSideForms(ctemplate::TemplateDictionary& values, const host::Visit& visit, const Dispute& dispute,
                  const Times& times, const Refused& refused);
bool AddDeskForms(ctemplate::TemplateDictionary& values, const host::Visit& visit, const Dispute& dispute,
                  const Times& times, const Refused& refused);

// A section with its form to `path`/`end` and the version it is about. Fills {FIELD}_ERROR of each error when it is
// the one that was refused.
struct FormSection {
  ctemplate::TemplateDictionary* values;
  bool sent;  // it is the one that was refused
};
FormSection AddForm(ctemplate::TemplateDictionary& values, const std::string& section, const host::Visit& visit,
                    const Dispute& dispute, const std::string& end, const Refused& refused);

}  // namespace seller_support::disputes
