#include "routes.h"

#include "desk/dashboard_pages.h"
#include "desk/settings_pages.h"
#include "disputes/dispute_pages.h"
#include "file_pages.h"
#include "refunds/desk_books_pages.h"
#include "refunds/desk_pages.h"
#include "refunds/desk_rules_pages.h"
#include "refunds/offer_pages.h"
#include "refunds/refund_pages.h"
#include "tickets/store_settings_pages.h"
#include "tickets/ticket_desk_pages.h"
#include "tickets/ticket_pages.h"

namespace seller_support {
namespace {

using host::Room;

// My Account.
std::vector<Route> AccountRoutes() {
  using namespace tickets;
  using namespace refunds;
  return {
      {"GET", "account/tickets", Room::kAccount, Access::kPerson, ShowTicketList},
      {"POST", "account/tickets", Room::kAccount, Access::kGuest, CreateTicketFromForm, kTakesFiles},
      {"GET", "account/tickets/new", Room::kAccount, Access::kGuest, ShowTicketForm},
      {"GET", "account/tickets/{n}", Room::kAccount, Access::kPerson, ShowTicket},
      {"GET", "account/tickets/{n}/messages", Room::kAccount, Access::kPerson, PollMessages},
      {"POST", "account/tickets/{n}/messages", Room::kAccount, Access::kGuest, ReplyToTicket, kTakesFiles},
      {"POST", "account/tickets/{n}/closure", Room::kAccount, Access::kPerson, CloseTicket},
      {"POST", "account/tickets/{n}/escalation", Room::kAccount, Access::kPerson, AskMarketplaceForHelp},
      {"POST", "account/offers/{n}/acceptance", Room::kAccount, Access::kPerson, AcceptSellersOffer},
      {"POST", "account/offers/{n}/refusal", Room::kAccount, Access::kPerson, RefuseOffer},
      {"POST", "account/offers/{n}/withdrawal", Room::kAccount, Access::kPerson, TakeOfferBack},
      {"GET", "account/refunds", Room::kAccount, Access::kPerson, GoToTickets},
      {"POST", "account/refunds", Room::kAccount, Access::kGuest, AskForRefundFromForm},
      {"GET", "account/refunds/new", Room::kAccount, Access::kPerson, ShowAskForm},
      {"GET", "account/refunds/{n}", Room::kAccount, Access::kPerson, ShowReceipt},
      {"POST", "account/refunds/{n}/confirmation", Room::kAccount, Access::kPerson, ConfirmRefund},
      {"POST", "account/refunds/{n}/missing", Room::kAccount, Access::kPerson, ReportMissing},
      {"POST", "account/uploads", Room::kAccount, Access::kPerson, UploadFile, kTakesFiles},
      {"POST", "account/uploads/removal", Room::kAccount, Access::kPerson, RemoveUploadedFile},
      {"GET", "account/files/{n}", Room::kAccount, Access::kPerson, ShowFile},
      {"GET", "account/files/{n}/thumbnail", Room::kAccount, Access::kPerson, ShowThumbnail},
  };
}

// The seller dashboard.
std::vector<Route> DashboardRoutes() {
  using namespace tickets;
  using namespace refunds;
  return {
      {"GET", "dashboard/tickets", Room::kDashboard, Access::kPerson, ShowTicketList},
      {"GET", "dashboard/tickets/{n}", Room::kDashboard, Access::kPerson, ShowTicket},
      {"GET", "dashboard/tickets/{n}/messages", Room::kDashboard, Access::kPerson, PollMessages},
      {"POST", "dashboard/tickets/{n}/messages", Room::kDashboard, Access::kGuest, ReplyToTicket, kTakesFiles},
      {"POST", "dashboard/tickets/{n}/closure", Room::kDashboard, Access::kPerson, CloseTicket},
      {"POST", "dashboard/tickets/{n}/reopening", Room::kDashboard, Access::kPerson, ReopenTicket},
      {"GET", "dashboard/tickets/{n}/notes", Room::kDashboard, Access::kPerson, ShowNotes},
      {"POST", "dashboard/tickets/{n}/notes", Room::kDashboard, Access::kPerson, AddNoteFromForm},
      {"GET", "dashboard/tickets/{n}/offers", Room::kDashboard, Access::kPerson, ShowOfferForm},
      {"POST", "dashboard/tickets/{n}/offers", Room::kDashboard, Access::kGuest, MakeOfferFromForm},
      {"POST", "dashboard/offers/{n}/refusal", Room::kDashboard, Access::kPerson, RefuseOffer},
      {"POST", "dashboard/offers/{n}/withdrawal", Room::kDashboard, Access::kPerson, TakeOfferBack},
      {"GET", "dashboard/refunds", Room::kDashboard, Access::kPerson, ShowSellersRefunds},
      {"POST", "dashboard/refunds", Room::kDashboard, Access::kGuest, RequestRefundFromForm},
      {"GET", "dashboard/refunds/new", Room::kDashboard, Access::kPerson, ShowRefundForm},
      {"GET", "dashboard/refunds/{n}", Room::kDashboard, Access::kPerson, ShowSellersRefund},
      {"POST", "dashboard/refunds/{n}/cancellation", Room::kDashboard, Access::kPerson, CancelRefund},
      {"POST", "dashboard/refunds/{n}/payment", Room::kDashboard, Access::kGuest, RecordPayment, kTakesFiles},
      {"GET", "dashboard/orders/{n}/refunds", Room::kDashboard, Access::kPerson, ShowRefundsOfOrder},
      {"GET", "dashboard/refunds/statement", Room::kDashboard, Access::kPerson, ShowStoreStatement},
      {"GET", "dashboard/settings", Room::kDashboard, Access::kPerson, ShowStoreSettings},
      {"POST", "dashboard/settings", Room::kDashboard, Access::kPerson, SaveStoreSettingsFromForm},
      {"POST", "dashboard/uploads", Room::kDashboard, Access::kPerson, UploadFile, kTakesFiles},
      {"POST", "dashboard/uploads/removal", Room::kDashboard, Access::kPerson, RemoveUploadedFile},
      {"GET", "dashboard/files/{n}", Room::kDashboard, Access::kPerson, ShowFile},
      {"GET", "dashboard/files/{n}/thumbnail", Room::kDashboard, Access::kPerson, ShowThumbnail},
  };
}

// The marketplace's desk.
std::vector<Route> DeskRoutes() {
  using namespace tickets;
  using namespace refunds;
  return {
      {"GET", "desk/tickets", Room::kDesk, Access::kPerson, ShowTicketList},
      {"POST", "desk/tickets/close", Room::kDesk, Access::kPerson, CloseMarkedTickets},
      {"GET", "desk/tickets/{n}", Room::kDesk, Access::kPerson, ShowTicket},
      {"GET", "desk/tickets/{n}/messages", Room::kDesk, Access::kPerson, PollMessages},
      {"POST", "desk/tickets/{n}/messages", Room::kDesk, Access::kGuest, ReplyToTicket, kTakesFiles},
      {"POST", "desk/tickets/{n}/closure", Room::kDesk, Access::kPerson, CloseTicket},
      {"POST", "desk/tickets/{n}/reopening", Room::kDesk, Access::kPerson, ReopenTicket},
      {"POST", "desk/tickets/{n}/muting", Room::kDesk, Access::kPerson, MuteTicketMails},
      {"POST", "desk/tickets/{n}/unmuting", Room::kDesk, Access::kPerson, UnmuteTicketMails},
      {"GET", "desk/tickets/{n}/history", Room::kDesk, Access::kPerson, ShowHistory},
      {"GET", "desk/tickets/{n}/notes", Room::kDesk, Access::kPerson, ShowNotes},
      {"POST", "desk/tickets/{n}/notes", Room::kDesk, Access::kPerson, AddNoteFromForm},
      {"POST", "desk/messages/{n}/hiding", Room::kDesk, Access::kPerson, HideMessageFromForm},
      {"POST", "desk/messages/{n}/showing", Room::kDesk, Access::kPerson, ShowMessageFromForm},
      {"GET", "desk/refunds", Room::kDesk, Access::kPerson, ShowDeskRefunds},
      {"GET", "desk/refunds/decisions", Room::kDesk, Access::kPerson, ShowDecisions},
      {"POST", "desk/refunds/decisions", Room::kDesk, Access::kPerson, DecideRefunds},
      {"GET", "desk/refunds/export", Room::kDesk, Access::kPerson, ExportDeskRefunds},
      {"GET", "desk/refunds/rules", Room::kDesk, Access::kPerson, ShowRefundRules},
      {"POST", "desk/refunds/rules", Room::kDesk, Access::kPerson, SaveRefundRules},
      {"GET", "desk/refunds/statement", Room::kDesk, Access::kPerson, ShowDeskStatement},
      {"GET", "desk/refunds/{n}", Room::kDesk, Access::kPerson, ShowDeskRefund},
      {"POST", "desk/refunds/{n}/approval", Room::kDesk, Access::kPerson, ApproveRefund},
      {"POST", "desk/refunds/{n}/rejection", Room::kDesk, Access::kPerson, RejectRefund},
      {"POST", "desk/refunds/{n}/retry", Room::kDesk, Access::kPerson, RetryRefund},
      {"GET", "desk/dashboard", Room::kDesk, Access::kPerson, desk::ShowDashboard},
      {"GET", "desk/settings", Room::kDesk, Access::kPerson, desk::ShowSettings},
      {"POST", "desk/settings", Room::kDesk, Access::kPerson, desk::SaveSettingsFromForm},
      {"POST", "desk/uploads", Room::kDesk, Access::kPerson, UploadFile, kTakesFiles},
      {"POST", "desk/uploads/removal", Room::kDesk, Access::kPerson, RemoveUploadedFile},
      {"GET", "desk/files/{n}", Room::kDesk, Access::kPerson, ShowFile},
      {"GET", "desk/files/{n}/thumbnail", Room::kDesk, Access::kPerson, ShowThumbnail},
  };
}

// Disputes, in all three rooms.
std::vector<Route> DisputeRoutes() {
  using namespace disputes;
  return {
      {"GET", "account/disputes", Room::kAccount, Access::kPerson, tickets::GoToTickets},
      {"POST", "account/disputes", Room::kAccount, Access::kPerson, OpenDisputeFromForm, kTakesFiles},
      {"GET", "account/disputes/new", Room::kAccount, Access::kPerson, ShowDisputeForm},
      {"GET", "account/disputes/{n}", Room::kAccount, Access::kPerson, ShowDispute},
      {"GET", "account/disputes/{n}/case", Room::kAccount, Access::kPerson, ShowCaseFile},
      {"GET", "account/disputes/{n}/case/json", Room::kAccount, Access::kPerson, DownloadCaseFile},
      {"GET", "account/disputes/{n}/case/pdf", Room::kAccount, Access::kPerson, PrintCaseFile},
      {"POST", "account/disputes/{n}/proposals", Room::kAccount, Access::kPerson, ProposeInDispute},
      {"POST", "account/disputes/{n}/acceptance", Room::kAccount, Access::kPerson, AcceptProposal},
      {"POST", "account/disputes/{n}/review", Room::kAccount, Access::kPerson, AskMarketplace},
      {"POST", "account/disputes/{n}/evidence", Room::kAccount, Access::kPerson, AddEvidence, kTakesFiles},
      {"POST", "account/disputes/{n}/appeal", Room::kAccount, Access::kPerson, AppealDecision, kTakesFiles},
      {"POST", "account/disputes/{n}/withdrawal", Room::kAccount, Access::kPerson, WithdrawDispute},
      {"GET", "dashboard/disputes", Room::kDashboard, Access::kPerson, ShowDisputeList},
      {"GET", "dashboard/disputes/{n}", Room::kDashboard, Access::kPerson, ShowDispute},
      {"GET", "dashboard/disputes/{n}/case", Room::kDashboard, Access::kPerson, ShowCaseFile},
      {"GET", "dashboard/disputes/{n}/case/json", Room::kDashboard, Access::kPerson, DownloadCaseFile},
      {"GET", "dashboard/disputes/{n}/case/pdf", Room::kDashboard, Access::kPerson, PrintCaseFile},
      {"POST", "dashboard/disputes/{n}/proposals", Room::kDashboard, Access::kPerson, ProposeInDispute},
      {"POST", "dashboard/disputes/{n}/acceptance", Room::kDashboard, Access::kPerson, AcceptProposal},
      {"POST", "dashboard/disputes/{n}/review", Room::kDashboard, Access::kPerson, AskMarketplace},
      {"POST", "dashboard/disputes/{n}/evidence", Room::kDashboard, Access::kPerson, AddEvidence, kTakesFiles},
      {"POST", "dashboard/disputes/{n}/appeal", Room::kDashboard, Access::kPerson, AppealDecision, kTakesFiles},
      {"GET", "desk/disputes", Room::kDesk, Access::kPerson, ShowDisputeList},
      {"GET", "desk/disputes/{n}", Room::kDesk, Access::kPerson, ShowDispute},
      {"GET", "desk/disputes/{n}/case", Room::kDesk, Access::kPerson, ShowCaseFile},
      {"GET", "desk/disputes/{n}/case/json", Room::kDesk, Access::kPerson, DownloadCaseFile},
      {"GET", "desk/disputes/{n}/case/pdf", Room::kDesk, Access::kPerson, PrintCaseFile},
      {"POST", "desk/disputes/{n}/decision", Room::kDesk, Access::kPerson, DecideDispute},
      {"POST", "desk/disputes/{n}/evidence-request", Room::kDesk, Access::kPerson, AskForEvidence},
      {"POST", "desk/disputes/{n}/payment", Room::kDesk, Access::kPerson, PayForSeller},
      {"POST", "desk/disputes/{n}/settlement", Room::kDesk, Access::kPerson, SettleReimbursementFromForm},
  };
}

// Numbers in the menus, and whether all is up.
std::vector<Route> SmallRoutes() {
  using namespace tickets;
  using namespace refunds;
  return {
      {"GET", "badge/account", Room::kAccount, Access::kAnybody, ShowMenuCount},
      {"GET", "badge/dashboard", Room::kDashboard, Access::kAnybody, ShowMenuCount},
      {"GET", "badge/desk", Room::kDesk, Access::kAnybody, ShowMenuCount},
      {"GET", "badge/dashboard-refunds", Room::kDashboard, Access::kAnybody, ShowRefundMenuCount},
      {"GET", "badge/desk-refunds", Room::kDesk, Access::kAnybody, ShowRefundMenuCount},
      {"GET", "up", Room::kAccount, Access::kAnybody, ShowUp},
  };
}

}  // namespace

const std::vector<Route>& Routes() {
  static const std::vector<Route> routes = [] {
    std::vector<Route> all = AccountRoutes();
    for (const auto& more : {DashboardRoutes(), DeskRoutes(), DisputeRoutes(), SmallRoutes()}) {
      all.insert(all.end(), more.begin(), more.end());
    }
    return all;
  }();
  return routes;
}

}  // namespace seller_support
