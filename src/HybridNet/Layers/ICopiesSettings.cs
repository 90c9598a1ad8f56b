namespace HybridNet;

/// <summary>A layer with settings that can change between two training steps.</summary>
internal interface ICopiesSettings : ILayer
{
    /// <summary>Copies the settings of another layer of the same class.</summary>
    void CopySettings(ILayer other);
}
