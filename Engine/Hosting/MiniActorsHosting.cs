using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using MiniActors.Api;

namespace MiniActors.Hosting;

/// <summary>Adds the engine to a host, or to an ActorSystem that a host has already.</summary>
public static class MiniActorsHosting
{
    /// <summary>
    /// Adds an ActorSystem with an engine in it. The configuration is read before the ActorSystem starts;
    /// <see cref="IMiniActorsEngine"/> can be injected.
    /// </summary>
    /// <exception cref="ConfigurationException">On start: the configuration is wrong; every error is listed.</exception>
    public static IServiceCollection AddMiniActors(this IServiceCollection services, Action<MiniActorsOptions>? configure = null)
    {
        var options = new MiniActorsOptions();
        configure?.Invoke(options);
        services.AddAkka(Guardian.Name, (builder, _) => builder.WithMiniActors(options));
        return services.AddMiniActorsEngine();
    }

    /// <summary>
    /// Adds an engine to the ActorSystem of an <c>AddAkka</c> of yours; <see cref="AddMiniActorsEngine"/> lets it be injected.
    /// </summary>
    /// <exception cref="ConfigurationException">The configuration is wrong; every error is listed.</exception>
    public static AkkaConfigurationBuilder WithMiniActors(this AkkaConfigurationBuilder builder, MiniActorsOptions? options = null)
    {
        options ??= new MiniActorsOptions();
        var settings = options.Settings ?? EngineConfiguration.Read(options.Configuration);
        return builder
            .AddHocon(EngineConfiguration.OfSystem(options.Configuration, settings), HoconAddMode.Append)
            .WithActors((system, _) => Start(system, settings, options));
    }

    /// <summary>Lets <see cref="IMiniActorsEngine"/> be injected where the host's ActorSystem has an engine.</summary>
    public static IServiceCollection AddMiniActorsEngine(this IServiceCollection services) =>
        services.AddSingleton<IMiniActorsEngine>(provider => new InjectedEngine(provider.GetRequiredService<ActorSystem>));

    private static void Start(ActorSystem system, EngineSettings settings, MiniActorsOptions options) =>
        EngineExtension.Of(system).Start(MiniActorsEngine.Start(system, settings, options.Wires));
}
