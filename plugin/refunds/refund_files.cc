#include "refunds/refund_files.h"

#include "refunds/refund_store.h"

namespace seller_support::refunds {

files::Owner ProofOwner(const Refund& refund) {
  return {kProofFiles, refund.id, refund.ticket_id.value_or(0), refund.seller_id};
}

std::vector<files::File> ProofFilesOf(db::Connection& connection, int64_t refund_id) {
  return files::FilesOf(connection, kProofFiles, refund_id);
}

bool MaySeeProofFile(const host::Visit& visit, const files::File& file) {
  return FindRefund(visit.database(), *visit.viewer, file.owner_id).has_value();
}

}  // namespace seller_support::refunds
