-- What Dokan booked on sellers' balances for orders' refunds. Dokan keeps no index here: for the audit only.
CREATE OR REPLACE DEFINER={definer} SQL SECURITY DEFINER VIEW {schema}.host_balance AS
SELECT
  b.id AS id,
  b.vendor_id AS seller_id,
  b.trn_id AS order_id,
  CAST(b.trn_type AS CHAR(30) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS kind,
  b.debit AS debit,
  b.credit AS credit
FROM {wp:dokan_vendor_balance} b
