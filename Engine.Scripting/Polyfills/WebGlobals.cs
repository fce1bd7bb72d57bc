namespace MiniActors.Scripting;

/// <summary>The globals of the pack <c>web</c>, and the file of each in the folder of that name.</summary>
internal static class WebGlobals
{
    /// <summary>The constructor of the global object: libraries read in its name that they are in a worker.</summary>
    public const string Constructor = "constructor";

    public static readonly PolyfillGlobal[] All =
    [
        new("self", null),
        new(Constructor, "worker-scope"),
        new("WorkerGlobalScope", "worker-scope"),
        new("addEventListener", "scope-events", "addEventListener"),
        new("removeEventListener", "scope-events", "removeEventListener"),
        new("dispatchEvent", "scope-events", "dispatchEvent"),
        new("navigator", "navigator"),
        new("performance", "performance"),
        new("crypto", "crypto"),
        new("queueMicrotask", "microtask"),
        new("structuredClone", "structured-clone"),
        new("atob", "base64", "atob"),
        new("btoa", "base64", "btoa"),
        new("DOMException", "dom-exception"),
        new("Event", "event", "Event"),
        new("CustomEvent", "custom-event"),
        new("MessageEvent", "message-event"),
        new("CloseEvent", "close-event"),
        new("ErrorEvent", "error-event"),
        new("ProgressEvent", "progress-event"),
        new("EventTarget", "event-target"),
        new("AbortController", "abort-controller"),
        new("AbortSignal", "abort-signal", "AbortSignal"),
        new("URL", "url", "URL"),
        new("URLSearchParams", "url", "URLSearchParams"),
        new("TextEncoder", "text-encoder"),
        new("TextDecoder", "text-decoder"),
        new("Blob", "blob", "Blob"),
        new("File", "file"),
        new("FileReader", "file-reader"),
        new("FormData", "form-data"),
        new("Headers", "headers"),
        new("Request", "request"),
        new("Response", "response", "Response"),
        new("fetch", "fetch"),
        new("ReadableStream", "streams", "ReadableStream"),
        new("WritableStream", "streams", "WritableStream"),
        new("TransformStream", "streams", "TransformStream"),
        new("XMLHttpRequest", "xml-http-request"),
        new("XMLHttpRequestUpload", "xhr-event-target", "XMLHttpRequestUpload"),
        new("XMLHttpRequestEventTarget", "xhr-event-target", "XMLHttpRequestEventTarget"),
        new("WebSocket", "websocket"),
        new("EventSource", "event-source"),
    ];
}
