using MiniActors.Scripting;

namespace MiniActors.Tests.Scripting;

public class ScriptHeadStartSpecs
{
    [Fact]
    public void The_script_of_the_head_start_runs_to_its_end() => Assert.Null(Record.Exception(ScriptHeadStart.Run));
}
