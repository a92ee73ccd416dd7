{{HEADING}}

{{ABOUT}}
{{#ROW}}{{LABEL}}: {{VALUE}}
{{/ROW}}
{{#QUOTE}}{{WORDS}}

{{/QUOTE}}{{#STEP}}{{STEP_TEXT}}

{{/STEP}}[[Open the dispute]]:
{{URL}}

[[Please do not answer this e-mail: nobody would read it. Write on the page of the dispute.]]
