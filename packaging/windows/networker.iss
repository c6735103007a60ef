; Inno Setup script. NOT YET TRIED on a Windows machine: see ..\README.md.
; python packaging\build.py program
; iscc /DVersion=0.1.0 packaging\windows\networker.iss
;
; For one user, without an administrator. The user's book lies in %LOCALAPPDATA%\Networker and is none of the installer's business:
; nothing here names that folder, so no removal can touch it.

#ifndef Version
  #error Say which version: iscc /DVersion=...
#endif

[Setup]
AppId={{6B0C4B1E-5A0F-4E0B-9C53-7E2B8C1D6A57}
AppName=Networker
AppVersion={#Version}
AppPublisher=The Networker authors
DefaultDirName={localappdata}\Programs\Networker
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\icons\networker.ico
UninstallDisplayIcon={app}\networkerw.exe
OutputDir=..\..\dist
OutputBaseFilename=networker-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
ChangesEnvironment=yes
CloseApplications=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"

[CustomMessages]
en.links=Open networker: links with Networker
de.links=Links der Art networker: mit Networker öffnen
es.links=Abrir los enlaces networker: con Networker

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "links"; Description: "{cm:links}"

[InstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\build\program\networker\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{userprograms}\Networker"; Filename: "{app}\networkerw.exe"; AppUserModelID: "networker"
Name: "{userdesktop}\Networker"; Filename: "{app}\networkerw.exe"; AppUserModelID: "networker"; Tasks: desktopicon

[Registry]
; In the list of "Open with", never as what opens these files from now on.
Root: HKCU; Subkey: "Software\Classes\Networker.Export"; ValueType: string; ValueData: "Networker"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\Networker.Export\DefaultIcon"; ValueType: string; ValueData: "{app}\networkerw.exe,0"
Root: HKCU; Subkey: "Software\Classes\Networker.Export\shell\open\command"; ValueType: string; ValueData: """{app}\networkerw.exe"" ""%1"""
Root: HKCU; Subkey: "Software\Classes\.csv\OpenWithProgids"; ValueType: none; ValueName: "Networker.Export"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\.vcf\OpenWithProgids"; ValueType: none; ValueName: "Networker.Export"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\.ics\OpenWithProgids"; ValueType: none; ValueName: "Networker.Export"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\.zip\OpenWithProgids"; ValueType: none; ValueName: "Networker.Export"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\networker"; ValueType: string; ValueData: "URL:Networker"; Flags: uninsdeletekey; Tasks: links
Root: HKCU; Subkey: "Software\Classes\networker"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""; Tasks: links
Root: HKCU; Subkey: "Software\Classes\networker\shell\open\command"; ValueType: string; ValueData: """{app}\networkerw.exe"" ""%1"""; Tasks: links
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\App Paths\networker.exe"; ValueType: string; ValueData: "{app}\networker.exe"; Flags: uninsdeletekey
; What the program writes itself when it is to start with the session: only to be taken away.
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: none; ValueName: "Networker"; Flags: uninsdeletevalue dontcreatekey

[Run]
Filename: "{app}\networkerw.exe"; Description: "{cm:LaunchProgram,Networker}"; Flags: nowait postinstall skipifsilent
