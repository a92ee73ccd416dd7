{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="{{LANGUAGE}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>{{SUBJECT}}</title>
</head>
<body style="margin:0;padding:0;background-color:{{BACKGROUND}};">
<div style="display:none;max-height:0;overflow:hidden;font-size:1px;line-height:1px;">{{PREVIEW}}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:{{BACKGROUND}};">
<tr><td align="center" style="padding:24px 12px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;">
<tr><td align="left" style="padding:0 24px 16px 24px;font-family:Helvetica,Arial,sans-serif;font-size:18px;line-height:24px;font-weight:bold;color:{{OUTSIDE}};">
{{#LOGO}}<img src="{{LOGO_URL}}" alt="{{SITE}}" width="120" style="display:block;width:120px;max-width:100%;height:auto;border:0;">{{/LOGO}}{{#NAME}}{{SITE}}{{/NAME}}
</td></tr>
<tr><td align="left" style="padding:28px 24px;background-color:{{CARD}};border-radius:8px;font-family:Helvetica,Arial,sans-serif;font-size:16px;line-height:24px;color:{{TEXT}};">
{{>BODY}}
</td></tr>
<tr><td align="left" style="padding:16px 24px 0 24px;font-family:Helvetica,Arial,sans-serif;font-size:13px;line-height:19px;color:{{OUTSIDE}};">
{{SITE}}{{#FOOTER}}<br>{{LINE}}{{/FOOTER}}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
