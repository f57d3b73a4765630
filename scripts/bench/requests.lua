-- Sends the requests of a file, one after the other, each thread from another place on; says as JSON how it went.
--
--   wrk --script requests.lua URL -- FILE
--
-- A line of the file is a method, a path, a value for Authorization and a body, with tabs between them.

local threads = {}

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

function init(args)
  requests = {}
  for line in io.lines(args[1]) do
    local method, path, credential, body = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t(.*)$")
    local headers = {}
    if credential ~= "" then headers["Authorization"] = credential end
    if body == "" then body = nil else headers["Content-Type"] = "application/json" end
    table.insert(requests, wrk.format(method, path, headers, body))
  end
  at = math.floor(number * #requests / 2)
  refused = 0
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function response(status)
  if status >= 400 then refused = refused + 1 end
end

function done(summary, latency)
  local refusals = 0
  for _, thread in ipairs(threads) do refusals = refusals + thread:get("refused") end
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests": %d, "seconds": %.6f, "failed": %d, "p50": %.3f, "p99": %.3f}\n',
    summary.requests, summary.duration / 1e6,
    refusals + errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
