-- A ticket's thread also tells that an answer is overdue, and that the marketplace was asked for help.
ALTER TABLE support_event
  MODIFY kind ENUM('created', 'replied', 'closed', 'reopened', 'refund_asked', 'refund_declined', 'refund_offered',
                   'part_offered', 'replacement_offered', 'offer_accepted', 'offer_declined', 'offer_withdrawn',
                   'refund_requested', 'refund_cancelled', 'refund_approved', 'refund_rejected', 'refund_sent',
                   'refund_corrected', 'refund_confirmed', 'refund_missing', 'hidden', 'shown', 'muted', 'unmuted',
                   'overdue', 'escalated') NOT NULL
