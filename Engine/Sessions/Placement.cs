using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Dispatch;

namespace MiniActors.Sessions;

/// <summary>
/// Where the actors of mini programs run. They share what says so: Akka.NET's own <c>WithDispatcher</c> and <c>WithMailbox</c> make
/// copies for each actor, which keeps them for as long as it lives.
/// </summary>
/// <param name="dispatcher">The Akka dispatcher of all but user code; null: the default one.</param>
/// <param name="mailbox">The Akka mailbox; null: the default one.</param>
/// <param name="callbackDispatcher">The Akka dispatcher on which user code runs; null: the default one.</param>
internal sealed class Placement(string? dispatcher, string? mailbox, string? callbackDispatcher)
{
    /// <summary>Where Akka.NET puts them.</summary>
    public static readonly Placement Default = new(null, null, null);

    private static readonly Deploy Nowhere = Props.Empty.Deploy;
    private static readonly ConcurrentDictionary<Type, bool> NeedsOwnMailbox = new();

    private readonly Deploy _own = Of(dispatcher, mailbox);
    private readonly Deploy _callbacks = Of(callbackDispatcher, mailbox);

    /// <summary>A Props of the engine's, on that dispatcher and with that mailbox.</summary>
    public Props Of(Props props) => new Placed(props, _own);

    /// <summary>A Props of whoever plays the dispatcher of callbacks, who may want a place or a mailbox of his own.</summary>
    public Props OfCallbacks(Props props)
    {
        var needsOwn = NeedsOwnMailbox.GetOrAdd(props.Type, static type =>
            type.GetInterfaces().Any(own => own.IsGenericType && own.GetGenericTypeDefinition() == typeof(IRequiresMessageQueue<>)));
        if (!needsOwn && ReferenceEquals(props.Deploy, Nowhere) && props.GetType() == typeof(Props)) return new Placed(props, _callbacks);
        var chooses = needsOwn || props.Deploy.Mailbox != Deploy.NoMailboxGiven;
        if (callbackDispatcher is not null) props = props.WithDispatcher(callbackDispatcher);
        return chooses || mailbox is null ? props : props.WithMailbox(mailbox);
    }

    private static Deploy Of(string? dispatcher, string? mailbox)
    {
        var deploy = Deploy.None;
        if (dispatcher is not null) deploy = deploy.WithDispatcher(dispatcher);
        return mailbox is null ? deploy : deploy.WithMailbox(mailbox);
    }

    /// <summary>The same actor in this place.</summary>
    private sealed class Placed : Props
    {
        public Placed(Props props, Deploy deploy) : base(props) => Deploy = deploy;

        protected override Props Copy() => new Placed(this, Deploy);
    }
}
