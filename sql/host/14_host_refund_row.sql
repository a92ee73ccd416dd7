-- The rows of Dokan's own table of refund requests, for the audit.
CREATE OR REPLACE DEFINER={definer} SQL SECURITY DEFINER VIEW {schema}.host_refund_row AS
SELECT
  d.id AS id,
  d.order_id AS order_id,
  d.seller_id AS seller_id,
  d.refund_amount AS amount,
  d.status AS status
FROM {wp:dokan_refund} d
