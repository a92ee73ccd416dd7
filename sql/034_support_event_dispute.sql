-- A ticket's thread also tells what happened in its dispute.
ALTER TABLE support_event
  MODIFY kind ENUM('created', 'replied', 'closed', 'reopened', 'refund_asked', 'refund_declined', 'refund_offered',
                   'part_offered', 'replacement_offered', 'offer_accepted', 'offer_declined', 'offer_withdrawn',
                   'refund_requested', 'refund_cancelled', 'refund_approved', 'refund_rejected', 'refund_sent',
                   'refund_corrected', 'refund_confirmed', 'refund_missing', 'hidden', 'shown', 'muted', 'unmuted',
                   'overdue', 'escalated', 'dispute_opened', 'dispute_proposed',
                   'dispute_refused', 'dispute_agreed', 'dispute_review', 'dispute_evidence', 'dispute_decided',
                   'dispute_dismissed', 'dispute_withdrawn', 'dispute_appealed', 'dispute_paid',
                   'dispute_closed') NOT NULL
