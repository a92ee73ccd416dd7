-- The site's options the program reads: the fingerprint of the profile (host/profile_source.cc), and the digits after
-- the point for the audit, which works while the site does not.
CREATE OR REPLACE DEFINER={definer} SQL SECURITY DEFINER VIEW {schema}.host_option AS
SELECT
  o.option_name AS name,
  CAST(o.option_value AS CHAR(200) CHARACTER SET utf8mb4) COLLATE utf8mb4_unicode_ci AS value
FROM {wp:options} o
WHERE o.option_name IN ('seller_support_fingerprint', 'woocommerce_price_num_decimals')
