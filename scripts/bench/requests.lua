-- Sends the requests of a file, one after the other, each thread from another place on; says as JSON how it went.
--
--   wrk --script requests.lua URL -- FILE
--
-- A line of the file is a method, a path, a value for Authorization and a body, with tabs between them.
--
-- What sends requests shares the machine with what answers them, so it does as little as it can: a single request is made
-- once, and answers are not handed to Lua. wrk itself counts those with a status of 400 or above.

local threads = {}

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

local function headers_of(credential, body)
  local headers = {}
  if credential ~= "" then headers["Authorization"] = credential end
  if body then headers["Content-Type"] = "application/json" end
  return headers
end

function init(args)
  local requests = {}
  for line in io.lines(args[1]) do
    local method, path, credential, body = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t(.*)$")
    if body == "" then body = nil end
    table.insert(requests, { method, path, headers_of(credential, body), body })
  end
  if #requests == 1 then
    wrk.method, wrk.path, wrk.headers, wrk.body = unpack(requests[1], 1, 4)
    wrk.headers["Host"] = wrk.host
    return
  end
  for place, one in ipairs(requests) do requests[place] = wrk.format(unpack(one, 1, 4)) end
  local at = math.floor(number * #requests / 2)
  function request()
    at = at % #requests + 1
    return requests[at]
  end
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests": %d, "seconds": %.6f, "bytes": %d, "failed": %d, "p50": %.3f, "p99": %.3f}\n',
    summary.requests, summary.duration / 1e6, summary.bytes,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
