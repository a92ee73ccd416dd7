-- People. The two fragments of the password hash that WordPress signs its login cookie with stand for
-- the hash itself: before 6.8 always characters 9 to 12; since then the last 4 for the newer hashes.
-- Only the columns a query names cost anything. Join by id.
CREATE OR REPLACE DEFINER={definer} SQL SECURITY DEFINER VIEW {schema}.host_user AS
SELECT
  u.ID AS id,
  u.user_login AS login,
  CONVERT(u.user_email USING utf8mb4) COLLATE utf8mb4_unicode_ci AS email,
  CONVERT(u.display_name USING utf8mb4) COLLATE utf8mb4_unicode_ci AS display_name,
  SUBSTRING(u.user_pass, 9, 4) AS early_fragment,
  CASE WHEN LEFT(u.user_pass, 3) = '$P$' OR LEFT(u.user_pass, 4) = '$2y$'
       THEN SUBSTRING(u.user_pass, 9, 4) ELSE RIGHT(u.user_pass, 4) END AS late_fragment,
  (SELECT m.meta_value FROM {wp:usermeta} m WHERE m.user_id = u.ID AND m.meta_key = 'session_tokens'
   ORDER BY m.umeta_id LIMIT 1) AS session_tokens,
  (SELECT m.meta_value FROM {wp:usermeta} m WHERE m.user_id = u.ID AND m.meta_key = '{prefix}capabilities'
   ORDER BY m.umeta_id LIMIT 1) AS capabilities,
  (SELECT m.meta_value FROM {wp:usermeta} m WHERE m.user_id = u.ID AND m.meta_key = 'locale'
   ORDER BY m.umeta_id LIMIT 1) AS locale,
  (SELECT m.meta_value FROM {wp:usermeta} m WHERE m.user_id = u.ID AND m.meta_key = 'dokan_enable_selling'
   ORDER BY m.umeta_id LIMIT 1) AS selling,
  (SELECT m.meta_value FROM {wp:usermeta} m WHERE m.user_id = u.ID AND m.meta_key = '_vendor_id'
   ORDER BY m.umeta_id LIMIT 1) AS staff_of
FROM {wp:users} u
