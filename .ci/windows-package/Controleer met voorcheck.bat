@echo off
rem Zet een snelkoppeling naar dit bestand in de map die opent met Win+R, shell:sendto.
rem Daarna: rechtermuisknop op een zip of map, Kopieren naar, Controleer met voorcheck.
"%~dp0voorcheck.exe" %*
echo.
pause
