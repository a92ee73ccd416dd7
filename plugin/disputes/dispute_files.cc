#include "disputes/dispute_files.h"

#include "disputes/dispute_store.h"

namespace seller_support::disputes {
namespace {

const db::Statement kDisputeOfEvent("DisputeOfEvent", "SELECT dispute_id FROM support_dispute_event WHERE id = ?");

}  // namespace

files::Owner EvidenceOwner(const Dispute& dispute, int64_t event_id) {
  return {kEvidenceFiles, event_id, dispute.ticket_id, dispute.seller_id};
}

bool MaySeeEvidence(const host::Visit& visit, const files::File& file) {
  const auto row = visit.database().QueryOne(kDisputeOfEvent, {file.owner_id});
  return row && FindDispute(visit.database(), *visit.viewer, row->Int(0));
}

}  // namespace seller_support::disputes
