{{%AUTOESCAPE context="HTML"}}
{{! A complete plain page of ours.
    LANG = "de"; TITLE = of the page; SITE_NAME, HOME_URL = the shop; STATIC = address of our static files with "/" at its end; VERSION
    ROOM = account, dashboard or desk
    section BACK: BACK_URL, BACK_TEXT (translated) = one way back into the shop, may repeat
    include BODY = the page itself; its links lead to plain pages, so htmx is kept off them }}
<!doctype html>
<html lang="{{LANG}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{{TITLE}} – {{SITE_NAME}}</title>
<link rel="stylesheet" href="{{STATIC}}seller-support.css?v={{VERSION:url_query_escape}}">
<script src="{{STATIC}}htmx.min.js?v={{VERSION:url_query_escape}}" defer></script>
<script src="{{STATIC}}seller-support-files.js?v={{VERSION:url_query_escape}}" defer></script>
<script src="{{STATIC}}seller-support.js?v={{VERSION:url_query_escape}}" defer></script>
</head>
<body class="seller-support-page">
<header class="seller-support-site">
<a class="seller-support-site-name" href="{{HOME_URL}}">{{SITE_NAME}}</a>
<nav aria-label="[[Back to the shop]]">
{{#BACK}}
<a href="{{BACK_URL}}">{{BACK_TEXT}}</a>
{{/BACK}}
</nav>
</header>
<main class="seller-support" hx-disable data-seller-support="{{ROOM}}">
{{>BODY}}
</main>
</body>
</html>
