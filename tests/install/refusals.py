"""Shops into which setup cannot install, each with what it says; and that nothing is left half done."""
import contextlib


@contextlib.contextmanager
def option(shop, name, value):
    """The shop with another value of an option; None: without it."""
    where = f"WHERE option_name = '{name}'"
    is_there = shop.sql(f"SELECT COUNT(*) FROM wp_options {where}") == "1"
    if value is None:
        shop.sql(f"UPDATE wp_options SET option_name = 'elsewhere' {where}")
    elif is_there:
        shop.sql(f"CREATE TABLE elsewhere AS SELECT option_value FROM wp_options {where}; "
                 f"UPDATE wp_options SET option_value = '{value}' {where}")
    else:
        shop.sql(f"INSERT INTO wp_options (option_name, option_value) VALUES ('{name}', '{value}')")
    yield
    if value is None:
        shop.sql(f"UPDATE wp_options SET option_name = '{name}' WHERE option_name = 'elsewhere'")
    elif is_there:
        shop.sql(f"UPDATE wp_options SET option_value = (SELECT option_value FROM elsewhere) {where}; DROP TABLE elsewhere")
    else:
        shop.sql(f"DELETE FROM wp_options {where}")


@contextlib.contextmanager
def statement(shop, there, back):
    shop.sql(there)
    yield
    shop.sql(back)


@contextlib.contextmanager
def wp_config(shop, *changes):
    """The shop with another wp-config.php; without changes: with none."""
    path = shop.site / "wp-config.php"
    text = path.read_text()
    other = text
    for old, new in changes:
        assert old in other, old
        other = other.replace(old, new)
    if changes:
        path.write_text(other)
    else:
        path.rename(shop.state / "tmp/wp-config.php")
    yield
    if changes:
        path.write_text(text)
    else:
        (shop.state / "tmp/wp-config.php").rename(path)


@contextlib.contextmanager
def other_nginx(shop, old, new):
    path = shop.state / "conf/nginx.conf"
    text = path.read_text()
    path.write_text(text.replace(old, new))
    yield
    path.write_text(text)


def cases(shop):
    nothing = contextlib.nullcontext()
    page = ("INSERT INTO wp_posts (post_author, post_date, post_date_gmt, post_content, post_title, post_excerpt, post_status, "
            "post_name, to_ping, pinged, post_modified, post_modified_gmt, post_content_filtered, post_type) VALUES (1, NOW(), "
            "NOW(), '', 'Sell with us', '', 'publish', 'seller-support', '', '', NOW(), NOW(), '', 'page')")
    return [
        ("a folder without WordPress", nothing, ["--wordpress", str(shop.state)], "wp-load.php"),
        ("no wp-config.php", wp_config(shop), [], "wp-config.php"),
        ("a computed database", wp_config(shop, ("'DB_NAME', 'wordpress'", "'DB_NAME', getenv( 'SHOP' )")), [],
         "tell it with --host-database"),
        ("a database that is not there", wp_config(shop, ("'DB_NAME', 'wordpress'", "'DB_NAME', 'elsewhere'")), [],
         "the database 'elsewhere' has no table wp_options"),
        ("a multisite network", wp_config(shop, ("define( 'WP_DEBUG', true );", "define( 'MULTISITE', true );")), [],
         "multisite network"),
        ("a database that is down", nothing, ["--database-admin-socket", str(shop.state / "run/none.sock")],
         "the database does not answer"),
        ("no administrator's account", nothing, ["--database-admin-user", "nobody_at_all"], "GRANT SELECT ("),
        ("WooCommerce missing", option(shop, "woocommerce_version", None), [], "WooCommerce is not installed"),
        ("WooCommerce too old", option(shop, "woocommerce_version", "3.9.4"), [], "WooCommerce 3.9.4 is too old"),
        ("Dokan missing", option(shop, "dokan_theme_version", None), [], "Dokan is not installed"),
        ("Dokan too old", option(shop, "dokan_theme_version", "2.9.1"), [], "Dokan 2.9.1 is too old"),
        ("a table of Dokan's missing", statement(shop, "RENAME TABLE wp_dokan_orders TO elsewhere",
                                                 "RENAME TABLE elsewhere TO wp_dokan_orders"), [], "has no wp_dokan_orders"),
        ("plain permalinks", option(shop, "permalink_structure", ""), [], "plain permalinks"),
        ("a page at our address", statement(shop, page, "DELETE FROM wp_posts WHERE post_name = 'seller-support'"), [],
         "the page \"Sell with us\" has the address /seller-support/"),
        ("Dokan Pro's own module", option(shop, "dokan_pro_active_modules", 'a:1:{i:0;s:13:"store_support";}'), [],
         "switch it off in wp-admin"),
        ("nginx that serves another folder", other_nginx(shop, f'root "{shop.site}"', f'root "{shop.state}/tmp"'), [],
         "seller-support-server.conf"),
        ("nginx that is broken", other_nginx(shop, "events {", "evnts {"), [], "evnts"),
        ("a plugins' folder that is not there", nothing, ["--plugins-folder", "/nowhere"], "--plugins-folder"),
        ("a plugins' folder without the shop's plugins", nothing, ["--plugins-folder", str(shop.state / "conf")],
         "the shop's plugins are not in"),
        ("a schema of somebody else's", statement(shop, "CREATE DATABASE seller_support; CREATE TABLE seller_support.other (id INT)",
                                                  "DROP DATABASE seller_support"), [], "has tables of somebody else"),
        ("another shop's schema", statement(shop, "CREATE DATABASE seller_support; CREATE TABLE seller_support.support_ticket "
                                            "(id INT)", "DROP DATABASE seller_support"), [], "does not say that it is this shop's"),
        ("an account of somebody else's", statement(shop, "CREATE USER seller_support@localhost", "DROP USER seller_support@localhost"),
         [], "there is a database account 'seller_support'"),
        ("WordPress' own account", nothing, ["--schema", "wordpress"], "is WordPress' own"),
        ("a folder with other files", nothing, ["--files", str(shop.site)], "has something else in it"),
        ("a database that only wp-config.php names", wp_config(shop, ("'DB_HOST', '", "'DB_HOST', '192.0.2.1' ); define( 'OLD_HOST', '")),
         ["--database-admin-socket", "", "--database-admin-password-file", "/etc/hostname"], "--database-host 192.0.2.1"),
        ("mail without a server", nothing, ["--mail-transport", "smtp"], "[mail] smtp_url"),
        ("a part of a provider's database", nothing, ["--own-user", "somebody"], "name all three"),
        ("a way without its address", nothing, ["--connect-to", "127.0.0.1"], "--call-url"),
        ("a name that is none", nothing, ["--config", str(shop.state / "two words.toml")], "letters, digits, dashes"),
        ("a site that does not answer", nothing, ["--nginx-config", "none", "--site-url", "http://127.0.0.1:9"],
         "--connect-to"),
    ]


def run(shop, check):
    before = shop.files(), shop.tables(), shop.accounts(), shop.schemas()
    for name, change, words, expected in cases(shop):
        with change:
            wordpress = words[1] if words[:1] == ["--wordpress"] else None
            result = shop.setup("--apply", "--activate", *(words[2:] if wordpress else words), check=False, wordpress=wordpress)
        check(f"{name}: refused in words", result.returncode != 0 and expected in result.stdout, result.stdout)
        now = shop.files(), shop.tables(), shop.accounts(), shop.schemas()
        check(f"{name}: nothing half done", now == before and not shop.config.exists(),
              "\n".join(sorted(set(now[1]) ^ set(before[1])))[:3000] + str(sorted(set(now[0].items()) ^ set(before[0].items()))[:9]))
    code(shop, check)
    two(shop, check)


def code(shop, check):
    """wp-config.php is read, not run."""
    ran = shop.state / "tmp/ran"
    with wp_config(shop, ("<?php\n", f"<?php\nif ( PHP_SAPI === 'cli' ) {{ file_put_contents( '{ran}', 'x' ); "
                                     "echo 'printed'; exit( 'left' ); }\n")):
        said = shop.setup("--dry-run").stdout
    check("code in wp-config.php is not run", not ran.exists() and "printed" not in said and "left" not in said, said)


def two(shop, check):
    other = shop.site.parent / "wp-config.php"
    other.write_text("<?php\ndefine( 'DB_NAME', 'other' );\n")
    said = shop.setup("--dry-run").stdout
    other.unlink()
    check("of two wp-config.php the one that WordPress reads counts", f"{other} is not read" in said
          and "tables wordpress.wp_" in said, said)
