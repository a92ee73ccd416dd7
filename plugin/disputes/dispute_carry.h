// Carries out a change that is allowed: everything that follows from it but money, in the change's own transaction.
#pragma once

#include "db/connection.h"
#include "disputes/dispute.h"
#include "disputes/dispute_change.h"
#include "disputes/dispute_save.h"

namespace seller_support::disputes {

struct Deed {
  Action action;
  Actor actor;
  State next;
  const Step& step;
  const Times& times;
  Time now;
  Amount amount = 0;  // the money it speaks of
};

// State, times, version, history, files, thread and mails; `dispute` becomes what it is afterwards. False when somebody
// else was faster, which the lock of the order excludes: then nothing is written.
bool Carry(db::Connection& connection, const Deed& deed, Dispute& dispute);

// By the courier, or what becomes of a refund: no words and no money.
bool CarryAlone(db::Connection& connection, Action action, const Times& times, Time now, Dispute& dispute);

// What Carry writes about a dispute that is just being made.
void Tell(db::Connection& connection, const Deed& deed, State before, const Dispute& dispute);

}  // namespace seller_support::disputes
