-- Sends the requests of a file; says as JSON how it went.
--
--   wrk --script requests.lua URL -- THREADS FILE
--
-- The file has the requests as they go over the wire, each with a zero byte behind it. A single one is sent over and over; of
-- several, each thread sends those of its own part of the file, and begins again at the end.
--
-- What sends requests shares the machine with what answers them, so it does as little as it can: a single request is made
-- once, and answers are not handed to Lua. wrk itself counts those with a status of 400 or above. And nothing is parsed at
-- the start, because wrk starts its clock when the last thread is ready, while the first one is at work already.

local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

-- The first request that begins at this place or behind it.
local function beginning(content, place)
  if place <= 1 then return 1 end
  return content:find("\0", place - 1, true) + 1
end

function init(args)
  local file = assert(io.open(args[2], "rb"))
  local content = file:read("*a")
  file:close()
  local first_end = content:find("\0", 1, true)
  if first_end == #content then
    local only = content:sub(1, -2)
    wrk.format = function() return only end
    return
  end
  local part = #content / tonumber(args[1])
  local first = beginning(content, math.floor(number * part) + 1)
  local last = beginning(content, math.floor((number + 1) * part) + 1)
  if number + 1 == tonumber(args[1]) then last = #content + 1 end
  local at = first
  function request()
    if at >= last then at = first end
    local stop = content:find("\0", at, true)
    local one = content:sub(at, stop - 1)
    at = stop + 1
    return one
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
