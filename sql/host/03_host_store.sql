-- Stores: a seller's shop has its owner's user id. There is a row for every user; `capabilities` tells
-- who is a seller. Only the columns a query names cost anything. Join by id.
CREATE OR REPLACE DEFINER={definer} SQL SECURITY DEFINER VIEW {schema}.host_store AS
SELECT
  u.ID AS id,
  CONVERT(u.user_nicename USING utf8mb4) COLLATE utf8mb4_unicode_ci AS slug,
  CONVERT(COALESCE(
    (SELECT NULLIF(m.meta_value, '') FROM {wp:usermeta} m WHERE m.user_id = u.ID
     AND m.meta_key = 'dokan_store_name' ORDER BY m.umeta_id LIMIT 1),
    u.display_name) USING utf8mb4) COLLATE utf8mb4_unicode_ci AS store_name,
  (SELECT m.meta_value FROM {wp:usermeta} m WHERE m.user_id = u.ID AND m.meta_key = '{prefix}capabilities'
   ORDER BY m.umeta_id LIMIT 1) AS capabilities,
  (SELECT m.meta_value FROM {wp:usermeta} m WHERE m.user_id = u.ID AND m.meta_key = 'dokan_enable_selling'
   ORDER BY m.umeta_id LIMIT 1) AS selling
FROM {wp:users} u
