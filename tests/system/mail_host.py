#!/usr/bin/python3
"""Plays the shop for host calls: prints its port, then the body of each call as one line of JSON.

Answers with the given STATUS:BODY pairs in turn, the last one for ever. Runs until standard input is closed.
"""
import http.server
import json
import sys
import threading


class Shop(http.server.BaseHTTPRequestHandler):
    answers = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        call = json.loads(body)
        call['signed'] = len(self.headers.get('X-Seller-Support-Signature', '')) == 64
        print(json.dumps(call), flush=True)
        answer = Shop.answers.pop(0) if len(Shop.answers) > 1 else Shop.answers[0]
        status, text = answer.split(':', 1)
        self.send_response(int(status))
        self.send_header('Content-Type', 'application/json')
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *arguments):
        pass


Shop.answers = sys.argv[1:]
server = http.server.HTTPServer(('127.0.0.1', 0), Shop)
print(server.server_port, flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
