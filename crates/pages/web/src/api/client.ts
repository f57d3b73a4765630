// Speaks to the API. The pages use what every script can use, and nothing else.

/** What went wrong, by the identifier of the API; `network` when there was no answer at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly identifier: string,
    /** Seconds to wait, if the server says so. */
    readonly retryAfter: number | null = null,
  ) {
    super(`${status} ${identifier}`);
    this.name = "ApiError";
  }
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

export class Client {
  /** What the last answer said about how often one may call: the field RateLimit-Policy. */
  policy: string | null = null;

  constructor(
    private readonly token: string | null,
    /** Called when the token is no longer good. */
    private readonly expired: () => void = () => {},
  ) {}

  get<T>(path: string): Promise<T> {
    return this.call<T>("GET", path);
  }

  post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.call<T>("POST", path, body);
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.call<T>("PATCH", path, body);
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.call<T>("PUT", path, body);
  }

  delete(path: string): Promise<void> {
    return this.call<void>("DELETE", path);
  }

  /** Asks for text, such as CSV. */
  async text(path: string, accept: string): Promise<string> {
    const response = await this.send("GET", path, undefined, accept);
    await this.check(response);
    return response.text();
  }

  private async call<T>(method: Method, path: string, body?: unknown): Promise<T> {
    const response = await this.send(method, path, body, "application/json");
    await this.check(response);
    const text = await response.text();
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }

  private async send(method: Method, path: string, body: unknown, accept: string): Promise<Response> {
    const headers: Record<string, string> = { Accept: accept };
    if (this.token !== null) headers["Authorization"] = `Bearer ${this.token}`;
    if (body !== undefined) headers["Content-Type"] = "application/json";
    const sent: RequestInit = { method, headers, cache: "no-store" };
    if (body !== undefined) sent.body = JSON.stringify(body);
    try {
      const response = await fetch(path, sent);
      this.policy = response.headers.get("RateLimit-Policy") ?? this.policy;
      return response;
    } catch {
      throw new ApiError(0, "network");
    }
  }

  private async check(response: Response): Promise<void> {
    if (response.ok) return;
    const identifier = await identifierOf(response);
    if (response.status === 401 && this.token !== null && identifier === "unauthorized") this.expired();
    const wait = Number(response.headers.get("Retry-After"));
    throw new ApiError(response.status, identifier, Number.isFinite(wait) && wait > 0 ? wait : null);
  }
}

/** Some answers have no body, some say it in one word, and `/whoami/jwt` says it one level deeper. */
async function identifierOf(response: Response): Promise<string> {
  if (response.status === 404) return "notFound";
  try {
    const { error } = (await response.json()) as { error?: unknown };
    if (typeof error === "string") return error;
    if (typeof error === "object" && error !== null && "error" in error) return String(error.error);
  } catch {
    // Not JSON.
  }
  return response.status === 401 ? "unauthorized" : "unknown";
}
