{{>BODY}}
-- 
{{SITE}}{{#FOOTER}}
{{LINE}}{{/FOOTER}}
